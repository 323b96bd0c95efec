package org.safepassage.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was publicly said about a pause; stands as text in the public log. */
public sealed interface RecordedStatement extends RecordEntry.PublicText, RecordEntry.Dated {
    /**
     * The first entry of a record.
     *
     * @param pause id
     * @param zone in which the record is read aloud
     * @param intakeKey verifier key of the intake log, whose roots follow
     * @param beatSeconds between two of those
     */
    record Begun(
            Instant at, String pause, Names names, ZoneId zone, String intakeKey, int beatSeconds)
            implements RecordedStatement {}

    /** What the ids in the entries that follow are called. */
    record NamesGiven(Instant at, List<Named> names) implements RecordedStatement {
        public NamesGiven {
            names = List.copyOf(names);
        }
    }

    /**
     * An id and its name: of a party, an organisation; of a corridor, a road. Never of a person.
     *
     * @param what {@code party} or {@code corridor}
     */
    record Named(String what, String id, Names names) {}

    /**
     * A declaration, as it was publicly made. Offices, not persons.
     *
     * @param announced when, as exactly as known; null when not known
     */
    record DeclarationMade(
            Instant at,
            @Nullable String decidedBy,
            @Nullable String onOrdersOf,
            @Nullable String issuedBy,
            @Nullable String announced,
            List<String> addressees,
            List<String> asks,
            List<Hours> windows,
            List<String> per)
            implements RecordedStatement {
        public DeclarationMade {
            addressees = List.copyOf(addressees);
            asks = List.copyOf(asks);
            windows = List.copyOf(windows);
            per = List.copyOf(per);
        }
    }

    /**
     * Hours as announced, local in their zone.
     *
     * @param id of the window
     * @param date a day without hours, or null
     * @param opens null when not known
     * @param closes null when not known or open-ended
     */
    record Hours(
            String id,
            ZoneId zone,
            @Nullable String date,
            @Nullable String opens,
            @Nullable String closes,
            boolean openEnded) {
        /** The hours of an announced window. */
        public static Hours of(AnnouncedWindow window) {
            return new Hours(
                    window.id(),
                    window.zone(),
                    window.date() == null ? null : window.date().toString(),
                    window.opens() == null ? null : window.opens().toString(),
                    window.closes() == null ? null : window.closes().toString(),
                    window.openEnded());
        }
    }

    /** A claim that anybody could read; one that reached us in a report is confidential. */
    record ClaimMade(Instant at, ClaimOnRecord claim) implements RecordedStatement {
        public ClaimMade {
            if (!claim.source().isPublic()) {
                throw new IllegalArgumentException(
                        "Claim %s rests on a report, which is not public; enter it as confidential."
                                .formatted(claim.id()));
            }
        }
    }

    /** An assurance, or its refusal, that is public. */
    record AssuranceMade(Instant at, AssuranceOnRecord assurance) implements RecordedStatement {
        public AssuranceMade {
            if (!assurance.form().isPublic()) {
                throw new IllegalArgumentException(
                        "What %s said in the form '%s' is not public; enter it as confidential."
                                .formatted(assurance.party(), assurance.form().word()));
            }
        }
    }
}
