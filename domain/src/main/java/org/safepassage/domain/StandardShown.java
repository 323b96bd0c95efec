package org.safepassage.domain;

import java.util.List;

/** That one of the evacuation standards is provided for, and who says so. */
public record StandardShown(EvacuationStandard standard, String says, List<String> per) {
    public StandardShown {
        per = List.copyOf(per);
    }
}
