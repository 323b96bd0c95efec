package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who announced the pause and on whose orders. Offices, not private persons. Approval by an ally
 * says nothing about the other side.
 *
 * @param decidedBy an office, or null when not known
 * @param onOrdersOf an office, or null when not known
 * @param issuedBy id of the party that issued it, or null
 * @param announced when, in the zone of the first window; null when not known
 */
public record Declaration(
        @Nullable String decidedBy,
        @Nullable String onOrdersOf,
        @Nullable String issuedBy,
        @Nullable Moment announced,
        List<String> addressees,
        List<String> asks,
        List<Approval> approvedBy,
        List<String> per) {
    public Declaration {
        addressees = List.copyOf(addressees);
        asks = List.copyOf(asks);
        approvedBy = List.copyOf(approvedBy);
        per = List.copyOf(per);
    }

    /**
     * That a party approved.
     *
     * @param party id of the party
     */
    public record Approval(String party, List<String> per) {
        public Approval {
            per = List.copyOf(per);
        }
    }
}
