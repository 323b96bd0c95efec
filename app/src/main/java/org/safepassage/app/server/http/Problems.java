package org.safepassage.app.server.http;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What becomes of what handlers throw: a problem, never a stack trace. */
@RestControllerAdvice
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refusal(Refusal refusal) {
        return answer(refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> notReadable(HttpMessageNotReadableException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return answer(refusal.problem());
            }
        }
        String why = fault.getMostSpecificCause().getMessage();
        String first = why == null ? "" : why.lines().findFirst().orElse("");
        return answer(
                Problem.of(
                        400,
                        "body",
                        "Not understood",
                        "The body is not what this address takes; see /api/openapi.json. "
                                + cut(first)));
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + " …";
    }

    /** A part of the address or a field that is not of the kind it should be. */
    @ExceptionHandler
    ResponseEntity<Problem> notOfItsKind(MethodArgumentTypeMismatchException fault) {
        return answer(
                Problem.of(
                        400,
                        "parameter",
                        "Not understood",
                        "'%s' is not what this address takes; see /api/openapi.json."
                                .formatted(fault.getName())));
    }

    /**
     * A form whose bytes are no text: read as UTF-8 it is refused as a whole, and nothing of it is
     * used.
     */
    @ExceptionHandler
    ResponseEntity<Problem> noText(InvalidParameterException fault) {
        return answer(
                Problem.of(
                        400,
                        "parameter",
                        "Not understood",
                        "A field of the form is no text in UTF-8, or is cut short."));
    }

    /** A header that no honest program sends; found where it is first read. */
    @ExceptionHandler
    ResponseEntity<Problem> rejected(RequestRejectedException fault) {
        return answer(
                Problem.of(
                        400,
                        "header",
                        "Not understood",
                        "A header has characters that are not taken here."));
    }

    /** Whoever asked has gone; there is nobody to answer, and nothing is wrong here. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone() {}

    @ExceptionHandler
    ResponseEntity<Problem> any(Exception fault, HttpServletRequest request) {
        if (fault instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            String detail = known.getBody().getDetail();
            return answer(
                    Problem.of(status, "request", "Not understood", detail == null ? "" : detail));
        }
        LOG.error("A request failed: {}", RequestLines.route(request), fault);
        return answer(
                Problem.of(
                        500,
                        "fault",
                        "A fault of the program",
                        "This is a fault of the program; it is in the server's log. Nothing was acknowledged."));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(problem);
    }
}
