package org.safepassage.app.server.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;

/**
 * Who acts, and from where.
 *
 * @param party of a liaison; null for everybody else
 * @param session a hash of the session
 * @param authenticated when this session last proved who it is
 */
public record Actor(
        String account, Role role, @Nullable String party, String session, Instant authenticated) {}
