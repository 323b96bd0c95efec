package org.safepassage.app.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Secrets;

/**
 * The identity provider: code flow with PKCE, and the ID token that comes of it, checked for
 * issuer, audience, signature, time and nonce. Only signatures by a key of the provider's are
 * taken, so neither {@code none} nor a secret that both know. Thread-safe.
 *
 * @see "OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9700"
 */
public final class Provider {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);
    private static final int LARGEST = 262_144;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(10);

    /**
     * Who came, as the provider says.
     *
     * @param subject issuer and subject in one
     * @param account what the configured claim names; null without it
     * @param authenticated when they proved it to the provider; {@link Instant#EPOCH} when it does
     *     not say or did not ask for enough
     */
    public record Identity(
            String subject, @Nullable String account, Set<String> groups, Instant authenticated) {
        public Identity {
            groups = Set.copyOf(groups);
        }
    }

    /** The provider cannot be reached, or what came from it is not to be believed. */
    public static final class NotBelieved extends Exception {
        private static final long serialVersionUID = 1;

        NotBelieved(String says) {
            super(says);
        }
    }

    private record Known(OIDCProviderMetadata metadata, JWKSet keys, Instant since) {}

    private final Oidc settings;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private volatile @Nullable Known known;

    public Provider(Oidc settings) {
        this.settings = settings;
    }

    public Oidc settings() {
        return settings;
    }

    /** Reads the client's secret; fails when others may read it too. */
    public static String secret(Path file) throws IOException {
        Secrets.requireOwnerOnly(file);
        String secret = Files.readString(file).strip();
        if (secret.isEmpty() || secret.length() > 4_096) {
            throw new IOException("%s: a secret of one line is needed.".formatted(file));
        }
        return secret;
    }

    /**
     * Where the browser goes to sign in.
     *
     * @param again when somebody must prove it anew, whatever the provider remembers
     */
    public URI door(URI back, String state, String nonce, String verifier, boolean again)
            throws NotBelieved {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", back.toString());
        query.put("scope", "openid profile");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        if (again) {
            query.put("max_age", "0");
            query.put("prompt", "login");
        }
        URI door = known(false).metadata().getAuthorizationEndpointURI();
        return URI.create(door + (door.getRawQuery() == null ? "?" : "&") + form(query));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Who came back with this code.
     *
     * @param since when they were sent away, if they were asked to prove it anew; else null
     */
    public Identity identity(
            String code, URI back, String nonce, String verifier, @Nullable Instant since)
            throws NotBelieved {
        IDTokenClaimsSet claims = claims(token(code, back, verifier), nonce);
        Instant when =
                claims.getAuthenticationTime() == null
                        ? Instant.EPOCH
                        : claims.getAuthenticationTime().toInstant();
        if (since != null && when.isBefore(since.minusSeconds(60))) {
            throw new NotBelieved(
                    "The provider was asked to have it proved anew, and says that it was proved before.");
        }
        String subject = settings.issuer() + "\n" + claims.getSubject().getValue();
        Object groups = claims.getClaim(settings.groupsClaim());
        return new Identity(
                subject,
                claims.getClaim(settings.accountClaim()) instanceof String account ? account : null,
                groups instanceof List<?> list
                        ? list.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .collect(Collectors.toSet())
                        : Set.of(),
                isStrong(claims) ? when : Instant.EPOCH);
    }

    private boolean isStrong(IDTokenClaimsSet claims) {
        boolean byMethod =
                claims.getAMR() != null
                        && claims.getAMR().stream()
                                .anyMatch(m -> settings.strongAmr().contains(m.getValue()));
        return byMethod
                || (claims.getACR() != null
                        && settings.strongAcr().contains(claims.getACR().getValue()));
    }

    private String token(String code, URI back, String verifier) throws NotBelieved {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", back.toString());
        fields.put("code_verifier", verifier);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint(known(false).metadata().getTokenEndpointURI()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json");
        Path secretFile = settings.secretFile();
        if (secretFile == null) {
            fields.put("client_id", settings.clientId());
        } else {
            try {
                String both = encoded(settings.clientId()) + ":" + encoded(secret(secretFile));
                request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(both.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new NotBelieved("The client's secret cannot be read: " + e.getMessage());
            }
        }
        request.POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        return text(request.build());
    }

    private IDTokenClaimsSet claims(String answer, String nonce) throws NotBelieved {
        try {
            var parsed =
                    OIDCTokenResponse.parse(
                            com.nimbusds.oauth2.sdk.util.JSONObjectUtils.parse(answer));
            var idToken = parsed.getOIDCTokens().getIDToken();
            if (idToken == null) {
                throw new NotBelieved("The provider sent no ID token.");
            }
            IDTokenClaimsSet claims;
            try {
                claims = validator(known(false)).validate(idToken, new Nonce(nonce));
            } catch (BadJOSEException first) {
                // It may sign with a key that it made since; what else is wrong stays wrong.
                claims = validator(known(true)).validate(idToken, new Nonce(nonce));
            }
            if (claims.getAudience().size() > 1 && claims.getAuthorizedParty() == null) {
                throw new NotBelieved(
                        "The token is for several, and does not say for whom it was made.");
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotBelieved("The provider's token is not believed: " + e.getMessage());
        }
    }

    private IDTokenValidator validator(Known of) {
        return new IDTokenValidator(
                new Issuer(settings.issuer().toString()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(of.keys())),
                null);
    }

    /** The provider's configuration and keys, read again after a while, or at once if asked. */
    private Known known(boolean fresh) throws NotBelieved {
        Known there = known;
        Instant now = Instant.now();
        Duration keep = fresh ? Duration.ofSeconds(1) : KEPT; // a flood asks it no more often
        if (there != null && now.isBefore(there.since().plus(keep))) {
            return there;
        }
        String issuer = settings.issuer().toString();
        String at = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer);
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.parse(
                            text(get(URI.create(at + "/.well-known/openid-configuration"))));
            if (!metadata.getIssuer().getValue().equals(issuer)) {
                throw new NotBelieved(
                        "The provider calls itself %s and not %s."
                                .formatted(metadata.getIssuer(), issuer));
            }
            endpoint(metadata.getAuthorizationEndpointURI());
            JWKSet keys = JWKSet.parse(text(get(endpoint(metadata.getJWKSetURI()))));
            Known read = new Known(metadata, keys, now);
            known = read;
            return read;
        } catch (ParseException | java.text.ParseException e) {
            throw new NotBelieved(
                    "The provider's configuration is not understood: " + e.getMessage());
        }
    }

    private static HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
    }

    private static URI endpoint(@Nullable URI address) throws NotBelieved {
        URI at = address == null ? URI.create("/") : address;
        boolean here = "localhost".equals(at.getHost()) || "127.0.0.1".equals(at.getHost());
        if (!"https".equals(at.getScheme()) && !("http".equals(at.getScheme()) && here)) {
            throw new NotBelieved("The provider names an address without TLS: " + at);
        }
        return at;
    }

    private String text(HttpRequest request) throws NotBelieved {
        try {
            HttpResponse<InputStream> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(LARGEST + 1);
                if (answer.statusCode() != 200 || bytes.length > LARGEST) {
                    throw new NotBelieved(
                            "The provider answered %d at %s."
                                    .formatted(answer.statusCode(), request.uri().getPath()));
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new NotBelieved("The provider cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotBelieved("Interrupted.");
        }
    }
}
