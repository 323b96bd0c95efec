package org.safepassage.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who stands with whom, as the relations of the pause state it. Support makes allies both ways, and
 * across several links; a part stands with its whole. Who mediates is nobody's ally.
 */
final class Alliances {
    private final Pause pause;

    private Alliances(Pause pause) {
        this.pause = pause;
    }

    static Alliances of(Pause pause) {
        return new Alliances(pause);
    }

    boolean areAllies(String one, String other) {
        return !one.equals(other) && with(one).contains(other);
    }

    /** The party, those who support it or whom it supports, and so on. */
    Set<String> with(String party) {
        Set<String> side = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(party));
        while (!next.isEmpty()) {
            String at = next.remove();
            if (side.add(at)) {
                for (Party member : pause.parties()) {
                    if (at.equals(member.partOf())) {
                        next.add(member.id());
                    } else if (at.equals(member.id()) && member.partOf() != null) {
                        next.add(member.partOf());
                    }
                }
                for (Relation relation : pause.relations()) {
                    if (relation.is() == Relation.Kind.SUPPORTS) {
                        if (relation.of().equals(at)) {
                            next.add(relation.to());
                        } else if (relation.to().equals(at)) {
                            next.add(relation.of());
                        }
                    }
                }
            }
        }
        return side;
    }

    /**
     * The parties that the relations say are fought by, or fight, somebody of this side; in the
     * file's order.
     */
    List<String> against(Set<String> side) {
        List<String> against = new ArrayList<>();
        for (Party party : pause.parties()) {
            boolean fights =
                    pause.relations().stream()
                            .filter(r -> r.is() == Relation.Kind.FIGHTS)
                            .anyMatch(
                                    r ->
                                            (r.of().equals(party.id()) && side.contains(r.to()))
                                                    || (r.to().equals(party.id())
                                                            && side.contains(r.of())));
            if (fights && !side.contains(party.id())) {
                against.add(party.id());
            }
        }
        return against;
    }
}
