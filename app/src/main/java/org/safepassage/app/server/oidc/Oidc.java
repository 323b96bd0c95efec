package org.safepassage.app.server.oidc;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;

/**
 * How an identity provider is used.
 *
 * @param issuer under which it publishes its configuration
 * @param secretFile holds this client's secret; null for a client without one
 * @param accountClaim the claim of the ID token that names the account
 * @param groupsClaim the claim that lists groups
 * @param roles role by group; empty when only accounts that an administrator made are let in
 * @param strongAmr methods (RFC 8176) one of which makes an authentication good for two-person acts
 * @param strongAcr classes of authentication that are good for them too
 */
public record Oidc(
        URI issuer,
        String clientId,
        @Nullable Path secretFile,
        String accountClaim,
        String groupsClaim,
        Map<String, Role> roles,
        Set<String> strongAmr,
        Set<String> strongAcr) {
    /** What is usual of the methods: more than one factor, a code, a key in hardware. */
    public static final Set<String> USUAL_STRONG = Set.of("mfa", "otp", "hwk");

    public Oidc {
        roles = Map.copyOf(roles);
        strongAmr = Set.copyOf(strongAmr);
        strongAcr = Set.copyOf(strongAcr);
    }
}
