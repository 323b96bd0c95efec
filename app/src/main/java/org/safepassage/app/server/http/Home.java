package org.safepassage.app.server.http;

import java.net.URI;
import java.util.function.Supplier;

/** Where the server is to its people. */
@FunctionalInterface
public interface Home extends Supplier<URI> {}
