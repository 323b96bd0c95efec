package org.safepassage.app.server.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.ReportSaid;
import org.safepassage.domain.Worded;
import org.safepassage.watch.Assessment;
import org.safepassage.watch.Count;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportBuilder;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Span;
import org.safepassage.watch.Standing;
import org.safepassage.watch.Watch;
import org.safepassage.watch.WatchRules;
import org.safepassage.watch.Where;

/**
 * Does the pause hold, by the same code as the command {@code watch}, from what monitors reported
 * here. Made anew when the pause has changed or a minute has passed; the last ones are remembered.
 */
final class Verdicts {
    private static final int REMEMBERED = 16;

    private record Key(String pause, long version, Instant minute) {}

    private final Map<Key, Assessment> last =
            new LinkedHashMap<>(32, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Assessment> eldest) {
                    return size() > REMEMBERED;
                }
            };

    synchronized Assessment of(PauseState pause, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return last.computeIfAbsent(
                new Key(pause.id(), pause.version(), minute), _ -> made(pause, now));
    }

    private static Assessment made(PauseState pause, Instant now) {
        Watch watch = Watch.of(pause.pause(), WatchRules.OURS);
        for (ReportSaid said : pause.papers().reports().values()) {
            watch.accept(report(said));
        }
        return watch.verdictAt(now);
    }

    private static Report report(ReportSaid said) {
        String corridor = said.corridor();
        ReportBuilder report =
                Report.of(
                                said.id(),
                                said.observer(),
                                Worded.find(ReportKind.class, said.kind()).orElse(ReportKind.OTHER),
                                new Span(said.from(), said.until()),
                                corridor == null ? new Where.InArea() : new Where.On(corridor))
                        .received(said.received())
                        .standing(
                                Worded.find(Standing.class, said.standing().word())
                                        .orElse(Standing.ALLEGED))
                        .disputedBy(said.disputed() ? List.of("an officer of ours") : List.of())
                        .says(said.says())
                        .row(said.id());
        Integer people = said.people();
        return (people == null ? report : report.count(new Count(people, "=", "people"))).build();
    }
}
