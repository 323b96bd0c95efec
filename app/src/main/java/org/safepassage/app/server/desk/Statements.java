package org.safepassage.app.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.drafts.ClaimsAdded;
import org.safepassage.app.server.drafts.Correction;
import org.safepassage.app.server.drafts.DraftFile;
import org.safepassage.app.server.drafts.InvalidCorrection;
import org.safepassage.app.server.drafts.Pasted;
import org.safepassage.app.server.drafts.Reading;
import org.safepassage.app.server.drafts.Readings;
import org.safepassage.app.server.people.Role.Power;

/**
 * Texts that officers paste, what was read in them, and the pause file that follows. While nobody
 * has written the file by hand it is the draft of all its texts; after that a text adds claims
 * beside what stands there.
 */
public final class Statements {
    /** Texts about one pause. Ours. */
    private static final int MOST = 20;

    private final Desk desk;
    private final Readings readings;

    public Statements(Desk desk, Readings readings) {
        this.desk = desk;
        this.readings = readings;
    }

    /** What was read in a statement. */
    public Reading reading(Statement statement) {
        return readings.of(statement.pasted());
    }

    /** What is read in a text that nobody has taken in. */
    public Reading reading(Pasted text) {
        return readings.of(text);
    }

    /**
     * Takes in a pause that one text tells of. A text that announces nothing makes none.
     *
     * @param id of the new pause
     */
    public Outcome begin(Actor actor, String id, boolean drill, Pasted text) {
        Reading reading = readings.of(text);
        if (!reading.findsSomething()) {
            return nothing();
        }
        Instant at = desk.instant();
        String file;
        try {
            file = DraftFile.of(id, List.of(text), List.of(reading), List.of(), today(at));
        } catch (InvalidCorrection e) {
            return invalid(e);
        }
        Outcome added = desk.addPause(actor, id, drill, file);
        return added instanceof Outcome.Done ? add(actor, id, text) : added;
    }

    /** Takes in one more text about a pause. One that announces nothing is kept, without fields. */
    public Outcome add(Actor actor, String id, Pasted text) {
        Reading reading = readings.of(text);
        return prepared(
                actor,
                id,
                (pause, at) -> {
                    Map<String, Statement> before = pause.papers().statements();
                    Optional<Statement> again =
                            before.values().stream()
                                    .filter(s -> s.pasted().equals(text))
                                    .findFirst();
                    if (again.isPresent()) {
                        return new Prepared(
                                new Outcome.Done(pause.version(), again.get().id()), null, null);
                    }
                    if (before.size() >= MOST) {
                        return new Prepared(
                                Outcome.refused(
                                        Outcome.Why.RULE,
                                        "too-many-statements",
                                        "pauses/" + id,
                                        "A pause holds %d texts; this one has as many."
                                                .formatted(MOST)),
                                null,
                                null);
                    }
                    Statement statement = statement(actor, pause, at, text, reading);
                    List<Statement> all = new ArrayList<>(before.values());
                    all.add(statement);
                    boolean isDraft = before.isEmpty() ? isDraft(pause, all) : isDraft(pause);
                    String file;
                    if (isDraft) {
                        file = file(id, all);
                    } else {
                        file =
                                reading.findsSomething()
                                        ? ClaimsAdded.to(pause.text(), text, reading)
                                        : pause.text();
                    }
                    return new Prepared(
                            new Outcome.Done(0, statement.id()),
                            then -> new Event.StatementTaken(then, actor.account(), id, statement),
                            file);
                });
    }

    private static Statement statement(
            Actor actor, PauseState pause, Instant at, Pasted text, Reading reading) {
        return new Statement(
                "t" + pause.version(),
                text.name(),
                text.published(),
                zone(text),
                text.text(),
                at,
                actor.account(),
                reading.fields().size(),
                reading.fields().stream()
                        .filter(Reading.Field::decides)
                        .map(Reading.Field::id)
                        .toList(),
                Map.of());
    }

    /**
     * What is to be entered, made from the pause as it stood.
     *
     * @param answer when there is nothing to enter, or the id of what is
     * @param event null when there is nothing to enter
     * @param file the pause file that follows
     */
    private record Prepared(
            Outcome answer,
            @Nullable Function<Instant, Event.OfPapers> event,
            @Nullable String file) {}

    @FunctionalInterface
    private interface Preparing {
        Prepared of(PauseState pause, Instant at) throws InvalidCorrection;
    }

    /**
     * Reads and writes texts before its turn comes, so that nobody who suspends waits for that;
     * made again when the pause has changed meanwhile.
     */
    private Outcome prepared(Actor actor, String id, Preparing preparing) {
        if (!actor.role().may(Power.EDIT_PAUSES)) {
            return Desk.forbidden();
        }
        Outcome last = Desk.noSuchPause(id);
        for (int i = 0; i < 4; i++) {
            PauseState pause = desk.now().findPause(id).orElse(null);
            if (pause == null) {
                return last;
            }
            Prepared made;
            try {
                made = preparing.of(pause, desk.instant());
            } catch (InvalidCorrection e) {
                return invalid(e);
            }
            if (made.event() == null) {
                return made.answer();
            }
            last = enter(actor, pause, made);
            if (!(last instanceof Outcome.Refused refused && refused.why() == Outcome.Why.STALE)) {
                return last;
            }
        }
        return last;
    }

    private Outcome enter(Actor actor, PauseState pause, Prepared made) {
        Function<Instant, Event.OfPapers> event = java.util.Objects.requireNonNull(made.event());
        String file = made.file();
        String id = made.answer() instanceof Outcome.Done done ? done.id() : "";
        return desk.onPause(
                actor,
                Power.EDIT_PAUSES,
                pause.id(),
                pause.version(),
                (_, at) -> {
                    Outcome entered = desk.write(id, event.apply(at));
                    if (!(entered instanceof Outcome.Done)
                            || file == null
                            || file.equals(pause.text())) {
                        return entered;
                    }
                    Outcome revised =
                            desk.write(
                                    pause.id(),
                                    new Event.PauseRevised(at, actor.account(), pause.id(), file));
                    return revised instanceof Outcome.Done ? entered : revised;
                });
    }

    private static @Nullable String zone(Pasted text) {
        ZoneId zone = text.zone();
        return zone == null ? null : zone.getId();
    }

    /** What an officer says to fields of one text; the file follows where it is still the draft. */
    public Outcome judge(
            Actor actor, String id, String statementId, List<Statement.Judged> judged) {
        return prepared(
                actor,
                id,
                (pause, at) -> {
                    Statement statement = pause.papers().statements().get(statementId);
                    if (statement == null) {
                        return new Prepared(
                                Outcome.refused(
                                        Outcome.Why.NOT_FOUND,
                                        "no-such-statement",
                                        "pauses/" + id,
                                        "There is no such text of this pause."),
                                null,
                                null);
                    }
                    List<Statement.Judged> changed =
                            judged.stream()
                                    .filter(j -> !statement.says(j))
                                    .map(
                                            j ->
                                                    new Statement.Judged(
                                                            j.field(),
                                                            j.judgement(),
                                                            j.value(),
                                                            at,
                                                            actor.account()))
                                    .toList();
                    if (changed.isEmpty()) {
                        return new Prepared(
                                new Outcome.Done(pause.version(), statementId), null, null);
                    }
                    List<Statement> after =
                            pause.papers().statements().values().stream()
                                    .map(s -> s.id().equals(statementId) ? s.with(changed) : s)
                                    .toList();
                    return new Prepared(
                            new Outcome.Done(0, statementId),
                            then ->
                                    new Event.FieldsJudged(
                                            then, actor.account(), id, statementId, changed),
                            isDraft(pause) ? file(id, after) : pause.text());
                });
    }

    /** Whether the pause file is what follows from its texts, and nothing was written by hand. */
    public boolean isDraft(PauseState pause) {
        return isDraft(pause, List.copyOf(pause.papers().statements().values()));
    }

    private boolean isDraft(PauseState pause, List<Statement> statements) {
        try {
            return !statements.isEmpty() && file(pause.id(), statements).equals(pause.text());
        } catch (InvalidCorrection _) {
            return false;
        }
    }

    private String file(String id, List<Statement> statements) throws InvalidCorrection {
        List<Pasted> texts = statements.stream().map(Statement::pasted).toList();
        List<Reading> read = texts.stream().map(readings::of).toList();
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            for (Reading.Field field : read.get(i).fields()) {
                Statement.Judged judged = statements.get(i).judged().get(field.id());
                if (judged != null && judged.judgement() == Statement.Judgement.CORRECTED) {
                    corrections.add(
                            new Correction(i, field.span(), field.row().key(), judged.value()));
                }
            }
        }
        return DraftFile.of(id, texts, read, corrections, today(statements.getFirst().at()));
    }

    private static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Outcome nothing() {
        return Outcome.refused(
                Outcome.Why.INVALID,
                "nothing-announced",
                "text",
                "The text announces nothing that could be read, so no pause was made of it.");
    }

    private static Outcome invalid(InvalidCorrection e) {
        return Outcome.refused(
                Outcome.Why.INVALID, "correction", "fields", String.valueOf(e.getMessage()));
    }
}
