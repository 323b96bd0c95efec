package org.safepassage.app.server.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plan, or one what-if beside it.
 *
 * @param id of the run, among those of its pause
 * @param changes of a what-if as the command takes them; empty for a plan
 * @param revision of the pause file it was made from
 * @param ended null while it waits or runs
 * @param stage what is being solved, in words; empty when nothing is
 * @param done hundredths of the stage
 * @param says why it was refused or failed; empty when it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        String id,
        String by,
        Instant at,
        List<String> changes,
        int revision,
        State state,
        @Nullable Instant ended,
        String stage,
        int done,
        String says) {
    /** Where it stands. */
    public enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("cancelled")
        CANCELLED;

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Run {
        changes = List.copyOf(changes);
    }

    public boolean isWhatIf() {
        return !changes.isEmpty();
    }

    Run running(String of, int hundredths) {
        return new Run(id, by, at, changes, revision, State.RUNNING, null, of, hundredths, "");
    }

    Run over(State how, Instant when, String why) {
        return new Run(id, by, at, changes, revision, how, when, "", 0, why);
    }
}
