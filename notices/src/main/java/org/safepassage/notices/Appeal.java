package org.safepassage.notices;

import java.net.URI;
import java.util.List;
import org.safepassage.domain.Names;

/**
 * A publisher's appeal for support, at the end of quiet pages. No script of anybody else's, nothing
 * counted, and every link leads to the publisher's own payment page.
 *
 * @param message by language; a page whose language it lacks shows no appeal
 * @param monthly each month
 * @param once once
 */
public record Appeal(
        @Public Names message, @Public List<Amount> monthly, @Public List<Amount> once) {
    public Appeal {
        monthly = List.copyOf(monthly);
        once = List.copyOf(once);
        if (monthly.isEmpty() && once.isEmpty()) {
            throw new IllegalArgumentException("An appeal needs an amount and where to pay it.");
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
