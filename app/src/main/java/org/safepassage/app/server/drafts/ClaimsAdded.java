package org.safepassage.app.server.drafts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Source;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.safepassage.reader.PauseText;

/**
 * A pause file that people wrote, with what one more text says beside what it holds. No value of
 * the file changes: two that disagree both stand.
 */
public final class ClaimsAdded {
    private ClaimsAdded() {}

    /**
     * The file with a source and its claims.
     *
     * @throws InvalidCorrection when its lists of sources or claims are written in braces; then
     *     they are added by hand
     */
    public static String to(String file, Pasted text, Reading reading) throws InvalidCorrection {
        try {
            Pause pause = PauseFile.parse(file, "the pause file").pause();
            Pause draft =
                    PauseFile.parse(
                                    PauseText.of(
                                            List.of(reading.draft()),
                                            List.of(text.name()),
                                            pause.asOf()),
                                    "the draft")
                            .pause();
            String source = free("T", pause.sources().stream().map(Source::id).toList());
            List<String> sources = List.of(source(source, text, draft));
            Set<String> taken = new HashSet<>(pause.claims().stream().map(Claim::id).toList());
            List<String> claims = new ArrayList<>();
            for (Claim claim : draft.claims()) {
                String id = free(source + "-", taken);
                taken.add(id);
                claims.add(claim(id, claim, source, pause));
            }
            String with =
                    ListItems.added(ListItems.added(file, "sources", sources), "claims", claims);
            PauseFile.parse(with, "the pause file");
            return with;
        } catch (InvalidPause e) {
            throw new InvalidCorrection(
                    "The claims could not be put beside those of the file: "
                            + e.problems().getFirst());
        }
    }

    private static String source(String id, Pasted text, Pause draft) {
        StringBuilder line = new StringBuilder("{id: ").append(id);
        Source read = draft.sources().getFirst();
        line.append(", kind: ")
                .append(read.kind().word())
                .append(", name: ")
                .append(DraftFile.quoted(text.name()));
        if (text.published() != null) {
            line.append(", date: \"").append(text.published()).append('"');
        }
        String words = read.text();
        if (words != null) {
            line.append(", text: ").append(oneLine(words));
        }
        return line.append('}').toString();
    }

    /** Between quotes on one line, with its line ends kept, so that spans still count. */
    private static String oneLine(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }

    private static String claim(String id, Claim claim, String source, Pause pause) {
        Claim.Span span = claim.span();
        return "{id: %s, field: %s, value: %s, source: %s, basis: %s%s}"
                .formatted(
                        id,
                        DraftFile.quoted(field(claim.field(), pause)),
                        DraftFile.quoted(claim.value()),
                        source,
                        (claim.basis() == null ? Basis.STATED : claim.basis()).word(),
                        span == null
                                ? ""
                                : ", span: [%d, %d]".formatted(span.from(), span.until()));
    }

    /**
     * The draft's numbers of windows, corridors and parties are its own; here they mean nothing.
     */
    private static String field(String field, Pause pause) {
        String[] parts = field.split("/", 3);
        String rest = parts.length > 2 ? "/" + parts[2] : "";
        return switch (parts[0]) {
            case "windows" ->
                    pause.windows().size() == 1
                            ? "windows/" + pause.windows().getFirst().id() + rest
                            : "windows/all" + rest;
            case "corridors" -> "corridors/all" + rest;
            case "assurances" -> "assurances/all" + rest;
            default -> field;
        };
    }

    private static String free(String prefix, java.util.Collection<String> taken) {
        int number = 1;
        while (taken.contains(prefix + number)) {
            number++;
        }
        return prefix + number;
    }
}
