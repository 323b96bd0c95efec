package org.safepassage.app.server.tls;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Makes the server's connector speak TLS 1.3 alone, and changes its certificate while it runs. */
public final class HttpsConnector
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpsConnector.class);

    private final Certificates certificates;
    private volatile @Nullable Connector connector;

    public HttpsConnector(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(this::secure);
    }

    private void secure(Connector made) {
        made.setScheme("https");
        made.setSecure(true);
        ((AbstractHttp11Protocol<?>) made.getProtocolHandler()).setSSLEnabled(true);
        made.addSslHostConfig(host(certificates.shown()));
        connector = made;
    }

    private static SSLHostConfig host(KeyStore store) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(store);
        certificate.setCertificateKeyPassword(PemFiles.PASSWORD);
        certificate.setCertificateKeyAlias("server");
        host.addCertificate(certificate);
        return host;
    }

    /** To be called now and then: shows the next certificate when it is time. */
    public void renew(Instant now) {
        try {
            certificates
                    .findNext(now)
                    .ifPresent(
                            store ->
                                    Objects.requireNonNull(connector)
                                            .getProtocolHandler()
                                            .addSslHostConfig(host(store), true));
        } catch (IOException e) {
            LOG.error("The certificate could not be renewed; the present one stays", e);
        }
    }
}
