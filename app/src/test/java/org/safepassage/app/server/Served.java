package org.safepassage.app.server;

import java.net.URI;
import java.time.Instant;

/** A server as its clients see it: in this process or in another. */
public interface Served {
    URI address();

    /** By its clock. */
    Instant now();
}
