package org.safepassage.app.server.http;

import java.util.Optional;
import org.safepassage.app.server.pages.OfficePages;

/** How phones of a local network come in, when the server has an authority of its own. */
@FunctionalInterface
public interface ComingIn {
    Optional<OfficePages.Authority> find();
}
