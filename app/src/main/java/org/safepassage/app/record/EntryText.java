package org.safepassage.app.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.EntryKind;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedRules;
import org.safepassage.domain.Redaction;
import org.safepassage.domain.Worded;
import org.safepassage.logbook.CanonicalText;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.MalformedException;
import tools.jackson.databind.JsonNode;

/**
 * The bytes of an entry: canonical JSON with {@code kind} and {@code v}, but for those that a
 * format of the log itself prescribes (key change, succession, redaction, the intake's checkpoint).
 * {@code docs/formats/record.md} and {@code record-entry.schema.json} are the reference.
 */
final class EntryText {
    static final long VERSION = 1;
    private static final Pattern REDACTION =
            Pattern.compile("redaction/v1\nindex (-1|[0-9]{1,18})\nreason ([^\n]{1,1000})\n");

    private EntryText() {}

    /** The bytes, which are UTF-8. */
    static byte[] of(RecordEntry entry) {
        return text(entry).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RecordEntry entry) {
        return switch (entry) {
            case RecordedRules.KeyChanged change -> change.note();
            case RecordedRules.Succeeded succession -> succession.note();
            case ConfidentialEntry.IntakeRoot root -> root.checkpoint();
            case Redaction redaction ->
                    "redaction/v1\nindex %d\nreason %s\n"
                            .formatted(redaction.index(), redaction.reason());
            default -> CanonicalJson.write(json(entry));
        };
    }

    private static Map<String, Object> json(RecordEntry entry) {
        Map<String, Object> members = CanonicalJson.members(entry);
        members.put("kind", entry.kind().word());
        members.put("v", VERSION);
        return members;
    }

    /** What two sendings of the same entry have in common: everything but the time. */
    static Hash digest(RecordEntry entry) {
        if (entry instanceof RecordEntry.Dated) {
            Map<String, Object> members = json(entry);
            members.remove("at");
            return Hash.sha256(CanonicalJson.write(members).getBytes(StandardCharsets.UTF_8));
        }
        return Hash.sha256(of(entry));
    }

    /**
     * An entry from its bytes.
     *
     * @param disclosure of the place where they stand, which must be that of the entry
     * @throws MalformedException when they are no entry of ours, or not in their one spelling
     */
    static RecordEntry parse(Disclosure disclosure, byte[] bytes) throws MalformedException {
        String text = CanonicalText.utf8(bytes);
        RecordEntry entry = text.startsWith("{") ? json(text) : other(disclosure, text);
        if (!text(entry).equals(text)) {
            throw new MalformedException("The entry is not in the one spelling it has.");
        }
        if (entry.disclosure() != disclosure) {
            throw new MalformedException(
                    "An entry of kind '%s' does not stand here (%s)."
                            .formatted(entry.kind().word(), disclosure.word()));
        }
        return entry;
    }

    private static RecordEntry json(String text) throws MalformedException {
        JsonNode node = CanonicalJson.parse(text);
        JsonNode word = node.get("kind");
        JsonNode version = node.get("v");
        if (version == null || !version.isIntegralNumber() || version.longValue() != VERSION) {
            throw new MalformedException(
                    "The entry is not of version %d: it was written by another version of the program."
                            .formatted(VERSION));
        }
        Optional<EntryKind> kind =
                word == null || !word.isString()
                        ? Optional.empty()
                        : Worded.find(EntryKind.class, word.stringValue());
        if (kind.isEmpty()) {
            throw new MalformedException("The entry is of no kind known here: " + word);
        }
        return (RecordEntry) CanonicalJson.read(node, kind.get().type());
    }

    private static RecordEntry other(Disclosure disclosure, String text) throws MalformedException {
        if (text.startsWith("key-change/v1\n")) {
            return new RecordedRules.KeyChanged(text);
        }
        if (text.startsWith("succession/v1\n")) {
            return new RecordedRules.Succeeded(text);
        }
        Matcher redaction = REDACTION.matcher(text);
        if (redaction.matches()) {
            long index = Long.parseLong(redaction.group(1));
            String reason = redaction.group(2);
            return switch (disclosure) {
                case PUBLIC_TEXT, COMMITMENT -> new Redaction.OfCommitment(index, reason);
                case INTAKE_TEXT, INTAKE_COMMITMENT -> new Redaction.OfReport(index, reason);
                case PRIVATE -> new Redaction.OfPrivate(index, reason);
            };
        }
        if (disclosure == Disclosure.COMMITMENT) {
            return new ConfidentialEntry.IntakeRoot(text);
        }
        throw new MalformedException("The entry is in no form known here.");
    }
}
