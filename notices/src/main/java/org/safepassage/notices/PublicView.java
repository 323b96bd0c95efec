package org.safepassage.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Declaration;
import org.safepassage.domain.FieldExpression;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Instruction;
import org.safepassage.domain.Names;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Party;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Via;

/**
 * Takes out of a pause what is public. An assurance that was given in writing or by word of mouth
 * is confidential: here its party has not given one publicly. A route that was inferred is left
 * out.
 */
final class PublicView {
    private final Pause whole;
    private final Pause pause;
    private final Instant at;

    PublicView(Pause pause, Instant at) {
        this.whole = pause;
        this.at = at;
        this.pause =
                pause.but()
                        .assurances(
                                pause.assurances().stream()
                                        .filter(a -> a.terms().form().isPublic())
                                        .toList())
                        .make();
    }

    PublicPause pause() {
        if (pause.windows().isEmpty()) {
            throw new IllegalArgumentException(
                    "windows: the pause has no window, and without hours there is nothing to announce. Add one.");
        }
        List<AnnouncedWindow> announced = new ArrayList<>(pause.windows());
        List<PublicWindow> windows =
                announced.stream()
                        .map(w -> PublicWindow.of(w, at))
                        .sorted(java.util.Comparator.comparing(this::order))
                        .toList();
        List<PublicParty> missing = notAssured();
        return new PublicPause(
                pause.id(),
                pause.names(),
                pause.area() == null ? null : pause.area().names(),
                pause.area() == null ? null : pause.area().point(),
                announced.getFirst().zone(),
                windows,
                parties(missing),
                missing,
                !pause.requires().isEmpty() || !missing.isEmpty(),
                announcer(),
                pause.corridors().stream().map(this::corridor).toList());
    }

    /** Those that are not over come first, by their opening. */
    private String order(PublicWindow window) {
        boolean over = window.closes() != null && !window.closes().isAfter(at);
        return (over ? "1" : "0") + (window.opens() == null ? window.day() : window.opens());
    }

    private @Nullable Names announcer() {
        Declaration declaration = pause.declaration();
        return declaration == null || declaration.issuedBy() == null
                ? null
                : names(declaration.issuedBy());
    }

    private Names names(String party) {
        return pause.findParty(party).map(Party::names).orElse(Names.of("en", party));
    }

    /** Whose word is needed and not on public record; without requirements, every belligerent's. */
    private List<PublicParty> notAssured() {
        Map<String, PublicParty> missing = new LinkedHashMap<>();
        for (NotAssured gap : pause.notAssured()) {
            missing.putIfAbsent(
                    gap.party(),
                    new PublicParty(gap.party(), names(gap.party()), said(gap.why()), null));
        }
        if (pause.requires().isEmpty()) {
            Set<String> given = new HashSet<>();
            for (Assurance assurance : pause.assurances()) {
                if (assurance instanceof Assurance.Given given0
                        && assurance.terms().form().isFirstHand()
                        && given0.bindsAt(at)) {
                    given.add(assurance.party());
                }
            }
            for (Party party : pause.parties()) {
                if (fights(party) && !given.contains(party.id())) {
                    missing.putIfAbsent(
                            party.id(),
                            new PublicParty(
                                    party.id(), party.names(), PublicParty.Said.NONE, null));
                }
            }
        }
        return List.copyOf(missing.values());
    }

    private static boolean fights(Party party) {
        return party.partOf() == null
                && switch (party.kind()) {
                    case STATE, DE_FACTO_AUTHORITY, ARMED_GROUPS, ARMED_GROUP -> true;
                    case UNITED_NATIONS, ORGANISATION, MEDIATOR -> false;
                };
    }

    private static PublicParty.Said said(NotAssured.Why why) {
        return switch (why) {
            case NONE_ON_RECORD -> PublicParty.Said.NONE;
            case REQUESTED -> PublicParty.Said.REQUESTED;
            case CONDITIONAL -> PublicParty.Said.CONDITIONAL;
            case REFUSED -> PublicParty.Said.REFUSED;
            case PART_REFUSED -> PublicParty.Said.PART_REFUSED;
            case WITHDRAWN -> PublicParty.Said.WITHDRAWN;
            case LAPSED -> PublicParty.Said.LAPSED;
            case ONLY_REPORTED -> PublicParty.Said.ONLY_REPORTED;
        };
    }

    private List<PublicParty> parties(List<PublicParty> missing) {
        List<PublicParty> all = new ArrayList<>();
        Declaration declaration = pause.declaration();
        if (declaration != null && declaration.issuedBy() != null) {
            String issuer = declaration.issuedBy();
            all.add(new PublicParty(issuer, names(issuer), PublicParty.Said.ANNOUNCED, null));
            for (Declaration.Approval approval : declaration.approvedBy()) {
                all.add(
                        new PublicParty(
                                approval.party(),
                                names(approval.party()),
                                PublicParty.Said.APPROVED,
                                names(issuer)));
            }
        }
        Set<String> lacking = new HashSet<>();
        missing.forEach(p -> lacking.add(p.id()));
        Set<String> shown = new LinkedHashSet<>();
        for (Assurance assurance : pause.assurances()) {
            if (!lacking.contains(assurance.party()) && shown.add(assurance.party())) {
                all.add(
                        new PublicParty(
                                assurance.party(),
                                names(assurance.party()),
                                said(assurance),
                                null));
            }
        }
        all.addAll(missing);
        return all;
    }

    private static PublicParty.Said said(Assurance assurance) {
        return switch (assurance) {
            case Assurance.Given given ->
                    given.terms().form().isFirstHand()
                            ? PublicParty.Said.GIVEN
                            : PublicParty.Said.ONLY_REPORTED;
            case Assurance.Requested _ -> PublicParty.Said.REQUESTED;
            case Assurance.Conditional _ -> PublicParty.Said.CONDITIONAL;
            case Assurance.Refused _ -> PublicParty.Said.REFUSED;
            case Assurance.Withdrawn _ -> PublicParty.Said.WITHDRAWN;
            case Assurance.Lapsed _ -> PublicParty.Said.LAPSED;
        };
    }

    private PublicCorridor corridor(Corridor corridor) {
        Instruction written = instruction(corridor.id());
        return new PublicCorridor(
                corridor.id(),
                corridor.names(),
                List.copyOf(corridor.admits()),
                corridor.route() != null && corridor.route().basis() == Basis.STATED
                        ? corridor.route().named()
                        : List.of(),
                line(corridor.via()),
                armsDisputed(corridor.id()),
                written == null ? null : written.suspensionNotice(),
                written == null ? null : written.notStarted(),
                written == null ? null : written.onTheWay(),
                CorridorState.PLANNED,
                null,
                null,
                null,
                null,
                List.of());
    }

    private @Nullable Instruction instruction(String corridor) {
        return pause.instructions().stream()
                .filter(i -> i.isFor(corridor))
                .min(java.util.Comparator.comparing(i -> i.corridors().isEmpty()))
                .orElse(null);
    }

    /** Only what somebody stated, and only points: a node of our map is not an announcement. */
    private static List<GeoPoint> line(@Nullable Via via) {
        List<GeoPoint> points = new ArrayList<>();
        if (via != null && via.basis() == Basis.STATED) {
            if (via.entry() instanceof Spot.At entry) {
                points.add(entry.point());
            }
            if (via.exit() instanceof Spot.At exit) {
                points.add(exit.point());
            }
        }
        return points;
    }

    private boolean armsDisputed(String corridor) {
        Map<String, Claim> values = new HashMap<>();
        for (Claim claim : whole.claims()) {
            if (claim.value() != null
                    && FieldExpression.of(claim.field(), whole)
                            .paths()
                            .contains("corridors/" + corridor + "/arms")) {
                values.put(claim.value().split(";", 2)[0].strip(), claim);
            }
        }
        return values.size() > 1;
    }
}
