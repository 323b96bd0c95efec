package org.safepassage.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims that the values of a pause name in {@code per}. */
final class Pers {
    private Pers() {}

    static Set<String> in(
            List<Called> called,
            @Nullable Said purpose,
            @Nullable Area area,
            @Nullable Declaration declaration,
            List<AnnouncedWindow> windows,
            List<Relation> relations,
            List<Assurance> assurances,
            List<Corridor> corridors,
            List<PeopleAtPlace> people,
            List<StandardShown> standards,
            @Nullable Predecessor follows) {
        Set<String> per = new LinkedHashSet<>();
        called.forEach(c -> per.addAll(c.per()));
        if (purpose != null) {
            per.addAll(purpose.per());
        }
        if (area != null) {
            area.situation().forEach(s -> per.addAll(s.per()));
        }
        if (declaration != null) {
            per.addAll(declaration.per());
            declaration.approvedBy().forEach(a -> per.addAll(a.per()));
        }
        windows.forEach(w -> per.addAll(w.per()));
        relations.forEach(r -> per.addAll(r.per()));
        assurances.forEach(a -> per.addAll(a.terms().per()));
        for (Corridor corridor : corridors) {
            per.addAll(corridor.per());
            if (corridor.route() != null) {
                per.addAll(corridor.route().per());
            }
            if (corridor.destination() != null) {
                per.addAll(corridor.destination().per());
            }
        }
        people.forEach(p -> per.addAll(p.per()));
        standards.forEach(s -> per.addAll(s.per()));
        if (follows != null) {
            per.addAll(follows.outcomePer());
            follows.windows().forEach(w -> per.addAll(w.per()));
        }
        return per;
    }
}
