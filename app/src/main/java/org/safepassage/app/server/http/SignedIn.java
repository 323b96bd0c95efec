package org.safepassage.app.server.http;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A session that proved who it is. The role is looked up anew at each request: what somebody may do
 * is what the journal says now.
 */
final class SignedIn extends AbstractAuthenticationToken {
    @Serial private static final long serialVersionUID = 1;

    private final String account;
    private final long authenticatedMillis;
    private final String credential; // a hash: a new password or phone ends older sessions

    SignedIn(String account, Instant authenticated, String credential) {
        super(List.of());
        this.account = account;
        this.authenticatedMillis = authenticated.toEpochMilli();
        this.credential = credential;
        setAuthenticated(true);
    }

    Instant authenticated() {
        return Instant.ofEpochMilli(authenticatedMillis);
    }

    String credential() {
        return credential;
    }

    @Override
    public String getName() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that
                && account.equals(that.account)
                && authenticatedMillis == that.authenticatedMillis;
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
