package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Statement;
import org.safepassage.app.server.desk.Statements;
import org.safepassage.app.server.drafts.Pasted;
import org.safepassage.app.server.drafts.Reading;
import org.safepassage.app.server.pages.StatementPages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Texts about a pause: pasted, read, confirmed field by field. */
@Controller
final class StatementScreens {
    private final Screen screen;
    private final Statements statements;

    StatementScreens(Screen screen, Statements statements) {
        this.screen = screen;
        this.statements = statements;
    }

    @GetMapping("/statements/new")
    ResponseEntity<String> begin(HttpServletRequest request) {
        return Screen.page(
                200,
                StatementPages.begin(screen.viewer(request), StatementPages.Typed.NOTHING, null));
    }

    @PostMapping("/statements")
    ResponseEntity<String> begin(
            @RequestParam Map<String, String> form, HttpServletRequest request) {
        StatementPages.Typed typed = typed(form);
        try {
            String id = typed.id().strip();
            if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
                throw new IllegalArgumentException(
                        "An id has 1 to 64 letters, digits, dots and hyphens.");
            }
            Outcome outcome =
                    statements.begin(actor(request), id, form.containsKey("drill"), pasted(typed));
            if (outcome instanceof Outcome.Done done) {
                return Screen.to("/pauses/" + id + "/statements/" + done.id());
            }
            return again(request, typed, outcome);
        } catch (IllegalArgumentException e) {
            return Screen.page(
                    422, StatementPages.begin(screen.viewer(request), typed, e.getMessage()));
        }
    }

    private ResponseEntity<String> again(
            HttpServletRequest request, StatementPages.Typed typed, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            Problem problem = Problem.of(refused);
            return Screen.page(
                    problem.status(),
                    StatementPages.begin(screen.viewer(request), typed, problem.detail()));
        }
        return screen.after(request, outcome, "/statements/new");
    }

    @GetMapping("/pauses/{pause}/statements")
    ResponseEntity<String> list(@PathVariable("pause") String id, HttpServletRequest request) {
        return list(200, id, StatementPages.Typed.NOTHING, null, request);
    }

    private ResponseEntity<String> list(
            int status,
            String id,
            StatementPages.Typed typed,
            @Nullable String fault,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return Screen.page(
                status,
                StatementPages.list(
                        screen.viewer(request), pause, statements.isDraft(pause), typed, fault));
    }

    @PostMapping("/pauses/{pause}/statements")
    ResponseEntity<String> add(
            @PathVariable("pause") String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        StatementPages.Typed typed = typed(form);
        screen.pause(id);
        Outcome outcome;
        try {
            outcome = statements.add(actor(request), id, pasted(typed));
        } catch (IllegalArgumentException e) {
            return list(422, id, typed, e.getMessage(), request);
        }
        if (outcome instanceof Outcome.Done done) {
            return Screen.to("/pauses/" + id + "/statements/" + done.id());
        }
        if (outcome instanceof Outcome.Refused refused) {
            Problem problem = Problem.of(refused);
            return list(problem.status(), id, typed, problem.detail(), request);
        }
        return screen.after(request, outcome, "/pauses/" + id + "/statements");
    }

    @GetMapping("/pauses/{pause}/statements/{statement}")
    ResponseEntity<String> one(
            @PathVariable("pause") String id,
            @PathVariable("statement") String statement,
            HttpServletRequest request) {
        return one(200, id, statement, null, request);
    }

    private ResponseEntity<String> one(
            int status,
            String id,
            String statementId,
            @Nullable String fault,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        Statement statement = statement(pause, statementId);
        return Screen.page(
                status,
                StatementPages.one(
                        screen.viewer(request),
                        pause,
                        statement,
                        statements.reading(statement),
                        fault));
    }

    private static Statement statement(PauseState pause, String id) {
        Statement statement = pause.papers().statements().get(id);
        if (statement == null) {
            throw new Refusal(
                    404,
                    "no-such-statement",
                    "Not found",
                    "There is no text " + id + " of this pause.");
        }
        return statement;
    }

    @PostMapping("/pauses/{pause}/statements/{statement}")
    ResponseEntity<String> judge(
            @PathVariable("pause") String id,
            @PathVariable("statement") String statementId,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        Statement statement = statement(screen.pause(id), statementId);
        List<Statement.Judged> judged = new ArrayList<>();
        boolean allStated = form.containsKey("all");
        for (Reading.Field field : statements.reading(statement).fields()) {
            Statement.Judgement of = judgement(form.getOrDefault("f" + field.number(), "open"));
            if (of == Statement.Judgement.OPEN && allStated && !field.decides()) {
                of = Statement.Judgement.CONFIRMED;
            }
            boolean same = field.id().equals(form.get("id" + field.number()));
            boolean known = statement.findJudged(field.id()).isPresent();
            if (!same || (of == Statement.Judgement.OPEN && !known)) {
                continue;
            }
            String value = of == Statement.Judgement.CORRECTED ? value(field, form) : "";
            if (of == Statement.Judgement.CORRECTED && value.isBlank()) {
                return one(
                        422,
                        id,
                        statementId,
                        screen.viewer(request).words().say("statement.novalue", field.number()),
                        request);
            }
            judged.add(new Statement.Judged(field.id(), of, value, Instant.EPOCH, ""));
        }
        Outcome outcome = statements.judge(actor(request), id, statementId, judged);
        String back = "/pauses/" + id + "/statements/" + statementId;
        return outcome instanceof Outcome.Refused refused
                ? one(
                        Problem.of(refused).status(),
                        id,
                        statementId,
                        Problem.of(refused).detail(),
                        request)
                : screen.after(request, outcome, back);
    }

    private static Statement.Judgement judgement(String word) {
        return Arrays.stream(Statement.Judgement.values())
                .filter(j -> j.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Statement.Judgement.OPEN);
    }

    private static String value(Reading.Field field, Map<String, String> form) {
        int number = field.number();
        if (!field.row().key().equals("Hours")) {
            String value = Screen.plain(form.getOrDefault("v" + number, "")).strip();
            return value.length() > 400 ? value.substring(0, 400) : value;
        }
        String opens = form.getOrDefault("o" + number, "").strip();
        String closes = form.getOrDefault("c" + number, "").strip();
        String zone = form.getOrDefault("z" + number, "").strip();
        return opens.isEmpty() || closes.isEmpty() || zone.isEmpty()
                ? ""
                : "%s to %s, %s".formatted(opens, closes, zone);
    }

    private static StatementPages.Typed typed(Map<String, String> form) {
        return new StatementPages.Typed(
                form.getOrDefault("id", ""),
                form.getOrDefault("name", ""),
                form.getOrDefault("published", ""),
                form.getOrDefault("zone", ""),
                // A browser sends every end of a line as two characters, whatever was pasted.
                form.getOrDefault("text", "").replace("\r\n", "\n"));
    }

    private static Pasted pasted(StatementPages.Typed typed) {
        LocalDate day = null;
        if (!typed.published().isBlank()) {
            try {
                day = LocalDate.parse(typed.published().strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "The day a text came out is written as 2016-11-02.", e);
            }
        }
        ZoneId zone = null;
        String named = typed.zone().strip();
        if (!named.isEmpty()) {
            if (!ZoneId.getAvailableZoneIds().contains(named)) {
                throw new IllegalArgumentException(
                        "'%s' is no zone of the tz database; write Asia/Damascus, or nothing."
                                .formatted(Screen.plain(named)));
            }
            zone = ZoneId.of(named);
        }
        return new Pasted(Screen.plain(typed.name()).strip(), day, zone, typed.text());
    }
}
