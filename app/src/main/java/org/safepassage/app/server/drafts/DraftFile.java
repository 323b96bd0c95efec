package org.safepassage.app.server.drafts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Pause;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseDocument;
import org.safepassage.pausefile.PauseFile;
import org.safepassage.reader.PauseText;

/**
 * The pause file that follows from texts and what an officer says to them: the draft as {@code read
 * --yaml} writes it, with each correction as one more claim that its value rests on.
 */
public final class DraftFile {
    /** The source that corrections are claims of; a report, so that none of them becomes public. */
    private static final String OURS = "OURS";

    /**
     * Hours as a correction says them: {@code 2016-11-04T09:00 to 2016-11-04T19:00, Asia/Damascus}.
     */
    private static final Pattern HOURS = Pattern.compile("(\\S+) to (\\S+), (\\S+)");

    private final PauseDocument file;
    private final List<Claim> read;
    private final List<String> corrected = new ArrayList<>();

    private DraftFile(String text) throws InvalidPause {
        file = PauseDocument.of(text, "the draft");
        read = file.read().pause().claims();
    }

    /**
     * The file.
     *
     * @param id of the pause
     * @param today the day it speaks of when no text has one
     * @throws InvalidCorrection when a correction does not fit its field
     */
    public static String of(
            String id,
            List<Pasted> texts,
            List<Reading> readings,
            List<Correction> corrections,
            LocalDate today)
            throws InvalidCorrection {
        String text =
                PauseText.of(
                                readings.stream().map(Reading::draft).toList(),
                                texts.stream().map(Pasted::name).toList(),
                                today)
                        .replaceFirst("(?m)^id: .*$", "id: " + id);
        try {
            DraftFile draft = new DraftFile(text);
            for (Correction correction : corrections) {
                draft.correct(correction);
            }
            String written = draft.text();
            PauseFile.parse(written, "the draft");
            return written;
        } catch (InvalidPause e) {
            throw new IllegalStateException(
                    "The draft would not be valid: " + e.problems().getFirst(), e);
        }
    }

    private void correct(Correction correction) throws InvalidCorrection {
        Optional<Claim> claim =
                read.stream()
                        .filter(c -> c.source().equals("S" + (correction.source() + 1)))
                        .filter(c -> isAt(c, correction))
                        .findFirst();
        String field = claim.map(Claim::field).orElse("x/" + correction.key());
        String id = "O" + (corrected.size() + 1);
        boolean set = set(field, correction);
        corrected.add(
                "  - {id: %s, field: %s, value: %s, source: %s, basis: stated}"
                        .formatted(id, quoted(field), quoted(correction.value()), OURS));
        if (set && claim.isPresent()) {
            restsOn.add(new String[] {claim.get().id(), id});
        }
    }

    private final List<String[]> restsOn = new ArrayList<>();

    private static boolean isAt(Claim claim, Correction correction) {
        Claim.Span span = claim.span();
        return span != null
                && span.from() == correction.span().from()
                && span.until() == correction.span().until()
                && fits(claim.field(), correction.key());
    }

    /** Two fields may rest on the same words; which of them is meant, its name tells. */
    private static boolean fits(String field, String key) {
        return switch (key) {
            case "Speaker" -> field.equals("declaration/issuedBy");
            case "Decided by" -> field.equals("declaration/decidedBy");
            case "On the orders of" -> field.equals("declaration/onOrdersOf");
            case "Called" -> field.equals("called");
            case "Purpose" -> field.equals("purpose");
            case "Place" -> field.equals("area");
            case "Situation" -> field.equals("area/situation");
            case "Hours" -> field.startsWith("windows");
            case "Destination" -> field.endsWith("/destination");
            default -> !field.startsWith("declaration/") && !field.startsWith("windows");
        };
    }

    /** Whether the file has a place for the value, where it now stands. */
    private boolean set(String field, Correction correction) throws InvalidCorrection {
        Pause pause = file.read().pause();
        String value = correction.value();
        try {
            switch (field) {
                case "declaration/decidedBy", "declaration/onOrdersOf" -> file.set(field, value);
                case "declaration/issuedBy" ->
                        file.set(
                                "parties/"
                                        + java.util.Objects.requireNonNull(pause.declaration())
                                                .issuedBy()
                                        + "/names/"
                                        + language(pause),
                                value);
                case "purpose" -> file.set("purpose/says", value);
                case "called" -> file.set("called/1/label", value);
                case "area" -> file.set("area/names/" + language(pause), value);
                default -> {
                    if (field.matches("windows/W[0-9]+")) {
                        hours(field, value);
                        return true;
                    }
                    return false;
                }
            }
            return true;
        } catch (InvalidPause | IllegalArgumentException e) {
            throw new InvalidCorrection(
                    "%s: '%s' does not fit there: %s"
                            .formatted(correction.key(), value, e.getMessage()));
        }
    }

    private static String language(Pause pause) {
        return pause.names().byLanguage().keySet().iterator().next();
    }

    private void hours(String field, String value) throws InvalidPause, InvalidCorrection {
        Matcher hours = HOURS.matcher(value);
        if (!hours.matches()) {
            throw new InvalidCorrection(
                    "Hours are corrected as 2016-11-04T09:00 to 2016-11-04T19:00, Asia/Damascus.");
        }
        LocalDateTime opens;
        LocalDateTime closes;
        try {
            opens = LocalDateTime.parse(hours.group(1));
            closes = LocalDateTime.parse(hours.group(2));
        } catch (DateTimeParseException e) {
            throw new InvalidCorrection("A local time is written as 2016-11-04T09:00.");
        }
        if (!ZoneId.getAvailableZoneIds().contains(hours.group(3))) {
            throw new InvalidCorrection(
                    "'%s' is no zone of the tz database; write Asia/Damascus."
                            .formatted(hours.group(3)));
        }
        if (!closes.isAfter(opens)) {
            throw new InvalidCorrection("The hours must end after they begin.");
        }
        file.set(field + "/zone", hours.group(3));
        // The file must be valid after each step, so the end that moves away goes first.
        LocalDateTime before =
                file.read().pause().windows().stream()
                        .filter(w -> field.endsWith("/" + w.id()))
                        .map(w -> w.closes())
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (before != null && !before.isAfter(opens)) {
            file.set(field + "/closes", closes.toString());
            file.set(field + "/opens", opens.toString());
        } else {
            file.set(field + "/opens", opens.toString());
            file.set(field + "/closes", closes.toString());
        }
    }

    /** With the corrections as claims, and the values that were corrected resting on them. */
    private String text() {
        String text = file.text();
        if (corrected.isEmpty()) {
            return text;
        }
        for (String[] each : restsOn) {
            text =
                    Pattern.compile("(per: \\[[^\\]\\n]*)\\b" + each[0] + "\\b")
                            .matcher(text)
                            .replaceAll("$1" + each[1]);
        }
        String source =
                "  - {id: %s, kind: report, name: this office, note: corrected by an access officer}\n"
                        .formatted(OURS);
        int claims = text.lastIndexOf("\nclaims:\n");
        return claims < 0
                ? text + source + "claims:\n" + String.join("\n", corrected) + "\n"
                : text.substring(0, claims + 1)
                        + source
                        + text.substring(claims + 1)
                        + String.join("\n", corrected)
                        + "\n";
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                quoted.append('\\').appendCodePoint(c);
                            } else {
                                quoted.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
                            }
                        });
        return quoted.append('"').toString();
    }
}
