package org.safepassage.app.server;

import java.io.IOException;
import java.time.Instant;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.desk.State;
import org.safepassage.app.server.outbox.NoticeSite;
import org.safepassage.domain.CorridorLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the words of a suspension once, in every language, right after the start: lexicons, ICU and
 * the pages' own code are loaded and compiled by then, and the first suspension of the day takes no
 * longer than the second. What is made is thrown away; nothing waits for it.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** So that the compiler has seen each page's way, within a second or two of one core. Ours. */
    private static final int ROUNDS = 3;

    private WarmUp() {}

    /** Begins in the background. */
    static void start(NoticeSite site, Instant now) {
        Thread.ofPlatform().name("warm-up").daemon().start(() -> run(site, now));
    }

    static void run(NoticeSite site, Instant now) {
        try {
            PauseState suspended = suspended(now);
            for (int i = 0; i < ROUNDS; i++) {
                site.draft(suspended, now);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The words of a suspension could not be made ready", e);
        }
    }

    /** The drill as if it were live, published and suspended. In no journal. */
    static PauseState suspended(Instant now) throws IOException {
        String id = "warm-up";
        Proposal publication =
                new Proposal("1", Proposal.Action.PUBLISH, null, null, Event.SERVER, "", 1, now);
        State state =
                State.EMPTY.after(
                        new Event.PauseAdded(now, Event.SERVER, id, false, DrillPause.text(now)),
                        CorridorLimits.STANDARD);
        for (Event event :
                new Event[] {
                    new Event.Proposed(now, Event.SERVER, id, publication),
                    new Event.Approved(now, Event.SERVER, id, publication.id()),
                    new Event.Suspended(now, "warm-up", id, "C1")
                }) {
            state = state.after(event, CorridorLimits.STANDARD);
        }
        return state.findPause(id).orElseThrow();
    }
}
