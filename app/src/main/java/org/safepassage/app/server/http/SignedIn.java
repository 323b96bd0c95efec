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
    private final long sinceMillis;
    private final String by;
    private final String credential; // a hash: a new password or phone ends older sessions

    SignedIn(String account, Instant authenticated, Instant since, String by, String credential) {
        super(List.of());
        this.account = account;
        this.authenticatedMillis = authenticated.toEpochMilli();
        this.sinceMillis = since.toEpochMilli();
        this.by = by;
        this.credential = credential;
        setAuthenticated(true);
    }

    /** When they proved who they are: a provider may say that it was before. */
    Instant authenticated() {
        return Instant.ofEpochMilli(authenticatedMillis);
    }

    /** When the session began. */
    Instant since() {
        return Instant.ofEpochMilli(sinceMillis);
    }

    /** What proved it, as {@code People.SignIn.Welcome} says. */
    String by() {
        return by;
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
