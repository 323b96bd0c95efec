package org.safepassage.logbook;

import java.util.List;

class MemoryLogbookTest extends LogbookContract {
    @Override
    Logbook empty() {
        return new MemoryLogbook(List.of(KEY), NOON);
    }
}
