package org.safepassage.app.server.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes two people, asked by the first.
 *
 * @param id unique in the server
 * @param corridor null for the publication of a pause
 * @param until the end that the opening is to carry; null for a publication
 * @param by account
 * @param session a hash of the session it was asked in: the second person sits elsewhere
 * @param revision of the pause that both people have before them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
        String id,
        Action action,
        @Nullable String corridor,
        @Nullable Instant until,
        String by,
        String session,
        int revision,
        Instant at) {
    /** After this long a proposal is worth nothing; the world has moved on. Ours. */
    public static final Duration LASTS = Duration.ofMinutes(30);

    /** What takes two. */
    public enum Action {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("extend")
        EXTEND,
        @JsonProperty("resume")
        RESUME,
        /** The pause, as it stands in this revision, on the public pages. */
        @JsonProperty("publish")
        PUBLISH;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Proposal {
        boolean publication = action == Action.PUBLISH;
        if (publication != (corridor == null) || publication != (until == null)) {
            throw new IllegalArgumentException(
                    "A publication has neither corridor nor end; every other proposal has both.");
        }
    }

    /** First instant at which it can no longer be approved. */
    public Instant expires() {
        return at.plus(LASTS);
    }
}
