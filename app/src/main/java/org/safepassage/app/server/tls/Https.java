package org.safepassage.app.server.tls;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.pages.BringInPage;

/** All that a server with TLS of its own needs. */
public final class Https {
    private final Tls tls;
    private final Certificates certificates;
    private final HttpsConnector connector;

    private Https(Tls tls, Certificates certificates) {
        this.tls = tls;
        this.certificates = certificates;
        this.connector = new HttpsConnector(certificates);
    }

    /** Reads the certificate, or makes authority and certificate in the keys folder. */
    public static Https open(Tls tls, Path keys, Instant now) throws IOException {
        return new Https(tls, Certificates.open(tls, keys, now));
    }

    public HttpsConnector connector() {
        return connector;
    }

    /** With which the server talks to itself. */
    public SSLContext context() {
        return Pinned.context(certificates);
    }

    public Optional<OwnAuthority> findAuthority() {
        return certificates.findAuthority();
    }

    /** Begins the page by which phones come in; null without an authority of our own. */
    public @Nullable BringIn bringIn(String host, URI on) throws IOException {
        OwnAuthority authority = certificates.findAuthority().orElse(null);
        return authority == null || !(tls instanceof Tls.LocalNetwork local)
                ? null
                : BringIn.start(
                        host,
                        local.bringInPort(),
                        authority,
                        BringInPage.of(authority.fingerprint(), on.toString()));
    }
}
