package org.safepassage.app.server.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification of corridors for a party, with the list of offices that receive it. It is sent by
 * hand; what is known of each sending stands with its recipient.
 *
 * @param party id
 * @param corridors ids
 * @param language of the text
 * @param text as it goes out
 */
public record Notification(
        String id,
        String party,
        List<String> corridors,
        String language,
        String text,
        Instant at,
        String by,
        List<Recipient> recipients) {
    /**
     * One that receives it.
     *
     * @param office never a private person
     * @param channel by which it goes: e-mail, fax, by hand
     * @param sent null until it was
     * @param heard when its receipt was acknowledged; null until it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recipient(
            String office, String channel, @Nullable Instant sent, @Nullable Instant heard) {
        public Recipient {
            if (office.isBlank()
                    || office.length() > 120
                    || channel.isBlank()
                    || channel.length() > 60) {
                throw new IllegalArgumentException(
                        "A recipient is an office of 1 to 120 characters and a channel of 1 to 60, written 'office, channel'.");
            }
        }
    }

    public Notification {
        corridors = List.copyOf(corridors);
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.size() > 40) {
            throw new IllegalArgumentException("A notification has 1 to 40 recipients.");
        }
    }

    Notification sent(int recipient, Instant when) {
        Recipient old = recipients.get(recipient);
        return with(recipient, new Recipient(old.office(), old.channel(), when, old.heard()));
    }

    Notification heard(int recipient, Instant when) {
        Recipient old = recipients.get(recipient);
        return with(recipient, new Recipient(old.office(), old.channel(), old.sent(), when));
    }

    private Notification with(int number, Recipient recipient) {
        List<Recipient> all = new ArrayList<>(recipients);
        all.set(number, recipient);
        return new Notification(id, party, corridors, language, text, at, by, all);
    }
}
