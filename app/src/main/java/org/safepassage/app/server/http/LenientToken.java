package org.safepassage.app.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Takes a token that is no token for none: Spring's own handler throws where its bytes are no text,
 * and the answer would be a fault of the program instead of a refusal.
 */
final class LenientToken implements CsrfTokenRequestHandler {
    private final CsrfTokenRequestHandler strict = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        strict.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        try {
            return strict.resolveCsrfTokenValue(request, token);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
