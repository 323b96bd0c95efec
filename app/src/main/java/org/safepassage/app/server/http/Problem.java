package org.safepassage.app.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.domain.Finding;

/**
 * A refusal as a program reads it.
 *
 * @param type a word of ours as a relative reference
 * @param because one by one, all that stands against it
 * @see "RFC 9457"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type, String title, int status, String detail, @Nullable List<Because> because) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** One rule that stands against it. */
    record Because(String rule, String where, String says) {
        static Because of(Finding finding) {
            return new Because(finding.rule(), finding.where(), finding.says());
        }
    }

    static Problem of(int status, String type, String title, String detail) {
        return new Problem(type, title, status, detail, null);
    }

    static Problem of(Outcome.Refused refused) {
        List<Because> because = refused.because().stream().map(Because::of).toList();
        return new Problem(
                because.getFirst().rule(),
                title(refused.why()),
                status(refused.why()),
                String.join(" ", because.stream().map(Because::says).toList()),
                because);
    }

    static int status(Outcome.Why why) {
        return switch (why) {
            case FORBIDDEN, SIGN_IN_AGAIN -> 403;
            case NOT_FOUND -> 404;
            case RULE -> 409;
            case STALE -> 412;
            case INVALID -> 422;
            case NOT_RECORDED -> 503;
        };
    }

    private static String title(Outcome.Why why) {
        return switch (why) {
            case FORBIDDEN -> "Not allowed";
            case SIGN_IN_AGAIN -> "Sign in again";
            case NOT_FOUND -> "Not found";
            case RULE -> "Refused by a rule";
            case STALE -> "Changed meanwhile";
            case INVALID -> "Not understood";
            case NOT_RECORDED -> "Not recorded";
        };
    }
}
