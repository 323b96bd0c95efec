package org.safepassage.logbook.witness;

import java.util.List;
import java.util.stream.Collectors;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.SignedCheckpoint;

/** What a witness says to a checkpoint. The numbers are HTTP's, as C2SP tlog-witness gives them. */
public sealed interface Answer {
    int status();

    /** The text to be sent, which explains the refusals. */
    String body();

    /** Seen, and follows from what was seen before. */
    record Cosigned(List<NoteSignature> lines) implements Answer {
        public Cosigned {
            lines = List.copyOf(lines);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            return lines.stream().map(NoteSignature::line).collect(Collectors.joining());
        }
    }

    /** The witness has cosigned another size last: ask again from there. */
    record Conflict(long size) implements Answer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String body() {
            return size + "\n";
        }
    }

    /** Not a request (400), no log of this witness (404), or not signed by that log (403). */
    record Refused(int status, String body) implements Answer {}

    /**
     * Signed by the log, and does not follow from what the log has signed before: two histories.
     * The two checkpoints are the evidence.
     */
    record Forked(Checkpoint known, SignedCheckpoint shown) implements Answer {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String body() {
            return "This checkpoint of %d entries does not follow from the %d entries seen before.\n"
                    .formatted(shown.checkpoint().size(), known.size());
        }
    }
}
