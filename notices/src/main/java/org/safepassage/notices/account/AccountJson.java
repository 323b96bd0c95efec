package org.safepassage.notices.account;

import org.safepassage.domain.Account;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Window;
import org.safepassage.notices.JsonText;

/** The account as JSON; the names are promises, {@code docs/formats/account.md} has them. */
public final class AccountJson {
    private AccountJson() {}

    /** One document. */
    public static String of(Account account) {
        return JsonText.object(
                json ->
                        json.put("handling", Plan.RESTRICTED)
                                .put("known", account.known())
                                .objects("pauses", account.pauses(), pause -> write(json, pause)));
    }

    private static void write(JsonText json, Account.Of pause) {
        json.put("id", pause.id())
                .put("name", pause.names().in("en"))
                .put("type", pause.type())
                .put("zone", pause.zone().getId())
                .objects("announced", pause.announced(), w -> window(json, w))
                .put("announcedMinutes", pause.announcedMinutes())
                .objects(
                        "minutes",
                        pause.minutes(),
                        m -> json.put("verdict", m.verdict()).put("minutes", m.minutes()))
                .put("firstBroken", pause.firstBroken())
                .objects(
                        "breaches",
                        pause.breaches(),
                        b ->
                                json.put("kind", b.kind())
                                        .put("status", b.status())
                                        .put("disputed", b.disputed())
                                        .put("number", b.number()))
                .objects(
                        "crossings",
                        pause.crossings(),
                        c ->
                                json.put("source", c.source())
                                        .put("people", c.people())
                                        .put("comparator", c.comparator())
                                        .put("of", c.of())
                                        .put("from", c.from())
                                        .put("until", c.until())
                                        .put("says", c.says()))
                .objects(
                        "observed",
                        pause.observed(),
                        o ->
                                json.put("corridor", o.corridor())
                                        .put("minutesObserved", o.minutesObserved())
                                        .put("minutes", o.minutes()))
                .object(
                        "rows",
                        rows ->
                                rows.put("read", pause.rows().read())
                                        .put("unread", pause.rows().unread()))
                .objects("explanations", pause.explanations(), a -> attributed(json, a))
                .objects("outcome", pause.outcome(), a -> attributed(json, a))
                .strings("notes", pause.notes());
    }

    private static void window(JsonText json, Window window) {
        json.put("opens", window.opens()).put("closes", window.closes());
    }

    private static void attributed(JsonText json, Account.Attributed one) {
        json.put("by", one.by()).put("source", one.source()).put("says", one.says());
    }
}
