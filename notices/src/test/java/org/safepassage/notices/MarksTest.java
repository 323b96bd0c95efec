package org.safepassage.notices;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Names;

class MarksTest {
    record Unmarked(@Public String said, String place) {}

    record Nested(@Public List<Unmarked> all) {}

    record NotReleased(@OnRelease String start) {}

    record Fine(@Public Names names, @OnRelease Released<String> start) {}

    record Opaque(@Public Object anything) {}

    @Test
    @DisplayName("a field without a mark keeps its type, and all that hold it, from public writers")
    void unmarkedIsRefused() {
        refused(Unmarked.class, "Unmarked.place is not marked");
        refused(Nested.class, "Unmarked.place is not marked");
        refused(NotReleased.class, "NotReleased.start is to be released");
        refused(Opaque.class, "Opaque.anything has the type java.lang.Object");
        refused(org.safepassage.domain.PeopleAtPlace.class, "PeopleAtPlace.place is not marked");
        refused(org.safepassage.domain.Plan.class, "Plan.");
        Marks.require(Fine.class);
        Marks.require(SiteState.class);
    }

    private static void refused(Class<?> type, String says) {
        IllegalStateException fault =
                assertThrows(IllegalStateException.class, () -> Marks.require(type));
        assertTrue(String.valueOf(fault.getMessage()).contains(says), fault.getMessage());
    }
}
