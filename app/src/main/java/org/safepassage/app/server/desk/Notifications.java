package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role.Power;

/**
 * Notifications for parties. The document is made here and handed over by hand; what is entered is
 * each sending, and each word that it was received, which is no answer.
 */
public final class Notifications {
    private static final int MOST = 200; // of one pause, ours

    private final Desk desk;

    public Notifications(Desk desk) {
        this.desk = desk;
    }

    /** Makes one, with the text as it goes out. */
    public Outcome make(
            Actor actor,
            String id,
            String party,
            List<String> corridors,
            String language,
            String text,
            List<Notification.Recipient> recipients) {
        return desk.onPause(
                actor,
                Power.ASK_PARTIES,
                id,
                null,
                (pause, at) -> {
                    if (pause.pause().findParty(party).isEmpty()) {
                        return invalid("There is no party " + party + " in this pause.");
                    }
                    if (pause.papers().notifications().size() >= MOST) {
                        return invalid("A pause holds %d notifications.".formatted(MOST));
                    }
                    Notification made;
                    try {
                        made =
                                new Notification(
                                        "n" + pause.version(),
                                        party,
                                        corridors,
                                        language,
                                        text,
                                        at,
                                        actor.account(),
                                        recipients);
                    } catch (IllegalArgumentException e) {
                        return invalid(String.valueOf(e.getMessage()));
                    }
                    return desk.write(
                            made.id(), new Event.NotificationMade(at, actor.account(), id, made));
                });
    }

    /** It was sent to one of its recipients. */
    public Outcome sent(
            Actor actor, String id, String notification, int recipient, @Nullable Instant when) {
        return on(
                actor,
                Power.ASK_PARTIES,
                id,
                notification,
                recipient,
                when,
                (at, then) ->
                        new Event.NotificationSent(
                                at, actor.account(), id, notification, recipient, then));
    }

    /** One of its recipients says that it was received; a liaison for its own party alone. */
    public Outcome heard(
            Actor actor, String id, String notification, int recipient, @Nullable Instant when) {
        Power power =
                actor.role().may(Power.ANSWER_FOR_A_PARTY)
                        ? Power.ANSWER_FOR_A_PARTY
                        : Power.ANSWER_FOR_OWN_PARTY;
        return on(
                actor,
                power,
                id,
                notification,
                recipient,
                when,
                (at, then) ->
                        new Event.NotificationHeard(
                                at, actor.account(), id, notification, recipient, then));
    }

    @FunctionalInterface
    private interface Entry {
        Event of(Instant at, Instant when);
    }

    private Outcome on(
            Actor actor,
            Power power,
            String id,
            String notification,
            int recipient,
            @Nullable Instant when,
            Entry entry) {
        return desk.onPause(
                actor,
                power,
                id,
                null,
                (pause, at) -> {
                    Notification of = pause.papers().notifications().get(notification);
                    boolean seen =
                            of != null
                                    && (actor.party() == null || actor.party().equals(of.party()));
                    if (of == null
                            || !seen
                            || recipient < 0
                            || recipient >= of.recipients().size()) {
                        return Outcome.refused(
                                Outcome.Why.NOT_FOUND,
                                "no-such-notification",
                                "notifications/" + notification,
                                "There is no such notification or recipient.");
                    }
                    Instant then = when == null ? at : when;
                    if (then.isAfter(at) || then.isBefore(of.at())) {
                        return invalid(
                                "The time lies between the making of the notification and now.");
                    }
                    return desk.write(notification, entry.of(at, then));
                });
    }

    private static Outcome invalid(String says) {
        return Outcome.refused(Outcome.Why.INVALID, "notification", "notifications", says);
    }
}
