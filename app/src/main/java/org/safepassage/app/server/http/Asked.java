package org.safepassage.app.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Once;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.people.Secrets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What all writes of the API have in common: who acts, on which version, sent once or again. */
final class Asked {
    private static final int REMEMBERED = 10_000;

    private final Desk desk;

    Asked(Desk desk) {
        this.desk = desk;
    }

    /** What was answered under a client's key. */
    private record Answered(String what, ResponseEntity<Object> answer) {}

    /** The answer to a write that was done. */
    record Done(long entry, String id) {}

    private final Map<String, Answered> answered =
            new LinkedHashMap<>(64, 0.75f, false) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Answered> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Who acts; the guard let nobody else through. */
    static Actor actor(HttpServletRequest request) {
        return (Actor) Objects.requireNonNull(request.getAttribute(Guard.ACTOR));
    }

    /** The version of If-Match, or null without one. */
    static @Nullable Long version(HttpServletRequest request) {
        String tag = request.getHeader("If-Match");
        if (tag == null || tag.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(tag.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException _) {
            throw new Refusal(
                    412,
                    "stale",
                    "Changed meanwhile",
                    "If-Match names no version that was given out here.");
        }
    }

    /** As {@link #version}, and refused without one. */
    static long requiredVersion(HttpServletRequest request) {
        Long version = version(request);
        if (version == null) {
            throw new Refusal(
                    428,
                    "if-match",
                    "Say which version",
                    "This overwrites what others may have changed: send If-Match with the ETag of what you looked at.");
        }
        return version;
    }

    /** A field that must be there; without it the body is not what the address takes. */
    static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'%s' is missing.".formatted(field));
        }
        return value;
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Does it, or gives the answer of the first time when the same was sent under the same
     * Idempotency-Key before. Whole answers are remembered here; after a crash, and on another
     * server, the journal remembers what was done. Nobody waits for another's writing here.
     */
    ResponseEntity<Object> once(
            HttpServletRequest request,
            @Nullable Object body,
            Supplier<ResponseEntity<Object>> act) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return act.get();
        }
        if (key.isBlank() || key.length() > 200) {
            throw new Refusal(
                    400,
                    "idempotency-key",
                    "Not understood",
                    "An Idempotency-Key has 1 to 200 characters.");
        }
        String name = Secrets.hash(actor(request).account() + "\n" + key);
        String what =
                Secrets.hash(request.getMethod() + " " + request.getRequestURI() + "\n" + body);
        Answered before;
        synchronized (answered) {
            before = answered.get(name);
        }
        if (before == null) {
            ResponseEntity<Object> answer = desk.once(new Once.Asking(name, what), act);
            if (answer.getStatusCode().is2xxSuccessful()) {
                synchronized (answered) {
                    answered.putIfAbsent(name, new Answered(what, answer));
                }
            }
            return answer;
        }
        if (!before.what().equals(what)) {
            throw new Refusal(
                    422,
                    "idempotency-key",
                    "Not the same",
                    "Something else was sent under this Idempotency-Key. A new thing needs a new key.");
        }
        return before.answer();
    }

    /** The answer to an outcome. */
    static ResponseEntity<Object> answer(Outcome outcome, @Nullable String created) {
        return switch (outcome) {
            case Outcome.Done done -> {
                var body = new Done(done.entry(), done.id());
                yield created == null
                        ? ResponseEntity.ok(body)
                        : ResponseEntity.created(URI.create(created + done.id())).body(body);
            }
            case Outcome.Refused refused -> problem(Problem.of(refused));
            case Outcome.HeldInMemory held ->
                    problem(
                            Problem.of(
                                    503, "held-in-memory", "Suspended, not recorded", held.says()));
        };
    }

    static ResponseEntity<Object> problem(Problem problem) {
        return ResponseEntity.status(HttpStatus.valueOf(problem.status()))
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(problem);
    }
}
