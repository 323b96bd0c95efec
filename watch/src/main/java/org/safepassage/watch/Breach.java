package org.safepassage.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One event within the announced hours, for the account.
 *
 * @param observers how many observers who are not the same reported it
 * @param corridors on which it was said to be
 */
public record Breach(
        ReportKind kind,
        Instant from,
        Instant until,
        Standing standing,
        boolean disputed,
        int observers,
        List<String> corridors) {
    public Breach {
        corridors = List.copyOf(corridors);
    }

    static List<Breach> of(List<Incident> incidents, long known, List<String> corridors) {
        List<Breach> all = new ArrayList<>();
        for (Incident incident : incidents) {
            Standing standing = incident.standingAt(known);
            if (incident.outside != null || standing == null || !incident.kind.isIncident()) {
                continue;
            }
            List<String> on = new ArrayList<>();
            for (int c = 0; c < corridors.size(); c++) {
                if (incident.metresFrom(c) == 0) {
                    on.add(corridors.get(c));
                }
            }
            all.add(
                    new Breach(
                            incident.kind,
                            Instant.ofEpochSecond(incident.from),
                            Instant.ofEpochSecond(incident.until),
                            standing,
                            incident.isDisputedAt(known),
                            (int)
                                    incident.witnesses().stream()
                                            .filter(w -> w.standsAt(known))
                                            .map(w -> w.report.observer())
                                            .distinct()
                                            .count(),
                            on));
        }
        return all;
    }
}
