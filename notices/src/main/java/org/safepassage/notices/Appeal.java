package org.safepassage.notices;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.safepassage.domain.Names;

/**
 * A publisher's appeal for support, at the end of quiet pages. No script of anybody else's, nothing
 * counted, and every link leads to the publisher's own payment page.
 *
 * @param message by language; a page whose language it lacks shows no appeal
 * @param monthly each month
 * @param once once
 * @param later the times that "Remind me later" offers, one or more; kept in the order of length
 */
public record Appeal(
        @Public Names message,
        @Public List<Amount> monthly,
        @Public List<Amount> once,
        @Public List<Later> later) {
    public Appeal {
        monthly = List.copyOf(monthly);
        once = List.copyOf(once);
        if (later.isEmpty()) {
            throw new IllegalArgumentException("An appeal needs a time for \"Remind me later\".");
        }
        later = List.copyOf(EnumSet.copyOf(later));
        if (monthly.isEmpty() && once.isEmpty()) {
            throw new IllegalArgumentException("An appeal needs an amount and where to pay it.");
        }
    }

    /** The same, to be put off for a week, a month or three months. */
    public Appeal(Names message, List<Amount> monthly, List<Amount> once) {
        this(message, monthly, once, List.of(Later.values()));
    }

    /**
     * The days of the file in one's calendar, which offers no choice: a month where it is offered,
     * else the shortest.
     */
    public int reminderDays() {
        return later.contains(Later.MONTH) ? Later.MONTH.days : later.getFirst().days;
    }

    /** For how long an appeal can be put off; the lexicon has a sentence for each. */
    public enum Later {
        WEEK("week", 7, Phrase.APPEAL_WEEK),
        MONTH("month", 30, Phrase.APPEAL_HALF),
        SEASON("three-months", 91, Phrase.APPEAL_SEASON);

        private final String word;
        private final int days;
        private final Phrase phrase;

        Later(String word, int days, Phrase phrase) {
            this.word = word;
            this.days = days;
            this.phrase = phrase;
        }

        /** As files name it. */
        public String word() {
            return word;
        }

        public int days() {
            return days;
        }

        public Phrase phrase() {
            return phrase;
        }
    }

    /**
     * An amount and its page.
     *
     * @param label with its currency, as people write it: {@code 5 €}
     */
    public record Amount(@Public String label, @Public URI page) {
        public Amount {
            Publisher.https(page, false);
        }
    }
}
