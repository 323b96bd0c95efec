package org.safepassage.app.record;

/** Hears of entries, each once, in the order of their numbers, on one thread. */
@FunctionalInterface
public interface RecordListener {
    void entered(Recorded recorded);
}
