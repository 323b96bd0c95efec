package org.safepassage.notices.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.safepassage.domain.Account;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Window;
import org.safepassage.notices.Markup;
import org.safepassage.notices.plan.PlanReport;

/**
 * The account as one HTML page that opens without a network. Pauses stand side by side in the same
 * rows; sources that disagree stand one under the other, and none is chosen. No script; the page
 * forbids itself to fetch anything.
 */
public final class AccountPage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Account account;
    private final Markup page = new Markup();

    private AccountPage(Account account) {
        this.account = account;
    }

    /** The page. */
    public static String of(Account account) {
        return new AccountPage(account).write();
    }

    private String write() {
        writeHead();
        page.open("div", "class", "handling").text(Plan.RESTRICTED);
        page.leaf(
                        "span",
                        "Events and observed hours show where nobody was watching. Keep it to those who need it.")
                .close()
                .line();
        page.open("div", "class", "top")
                .open("span")
                .leaf("b", "Account after the action")
                .close()
                .open("span")
                .text("with what was known by " + instant(account.known(), first().zone()))
                .close(2)
                .line();
        page.open("h1").text(headline()).close().line();
        writeTable();
        account.pauses().forEach(this::writeSources);
        account.pauses().forEach(this::writeNotes);
        page.close(3);
        return page.line().toString();
    }

    private Account.Of first() {
        return account.pauses().getFirst();
    }

    /** What the page says in one sentence, without a verdict of its own. */
    private String headline() {
        Account.Of pause = first();
        long told = pause.minutesOf("cannot-tell");
        long all = pause.minutes().stream().mapToLong(Account.Minutes::minutes).sum();
        String tell =
                all == 0
                        ? "Nothing of its hours has passed yet."
                        : "Of its %s so far, nobody can tell of %s whether it held."
                                .formatted(hours(all), hours(told));
        return pause.names().in("en") + ". " + tell;
    }

    private void writeHead() {
        String style =
                resource(PlanReport.class, "report.css")
                        + resource(AccountPage.class, "account.css");
        page.ours("<!doctype html><!-- " + Plan.RESTRICTED + " -->\n");
        page.open("html", "lang", "en", "dir", "ltr")
                .open("head")
                .empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest(style))
                        + "'; base-uri 'none'; form-action 'none'");
        page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.empty("meta", "name", "robots", "content", "noindex,nofollow");
        page.leaf("title", "RESTRICTED. Account: " + first().names().in("en"));
        // The style is our own files, and their hash stands above: no other can take effect.
        page.ours("<style>" + style + "</style>").close().line();
        page.open("body").open("div", "class", "page").line();
    }

    private void writeTable() {
        page.open("section").leaf("h2", "Side by side");
        page.leaf(
                "p",
                "Minutes are of the announced hours, judged with all that came to be known. A minute that nobody observed is"
                        + " neither quiet nor broken.",
                "class",
                "sub");
        page.open("table", "class", "account").open("thead").open("tr").open("td").close();
        for (Account.Of pause : account.pauses()) {
            page.open("th", "scope", "col").bdi(pause.names().in("en")).close();
        }
        page.close(2).open("tbody");
        row("Arrangement", p -> page.text(p.type()));
        row("Announced", this::writeWindows);
        row(
                "Announced in all",
                p -> page.text(p.announced().isEmpty() ? "no hours" : hours(p.announcedMinutes())));
        minutes("Held, as observed", "holds");
        minutes("Strained", "strained");
        minutes("Broken", "broken");
        minutes("Nobody can tell", "cannot-tell");
        minutes("Declared over before its end", "ended");
        row(
                "First minute of broken",
                p ->
                        page.text(
                                p.firstBroken() == null
                                        ? "none known"
                                        : instant(
                                                Objects.requireNonNull(p.firstBroken()),
                                                p.zone())));
        row("Breaches by status", this::writeBreaches);
        row("People who passed", this::writeCrossings);
        row("Observed", this::writeObserved);
        row(
                "Reports",
                p ->
                        page.text(
                                "%d rows%s"
                                        .formatted(
                                                p.rows().read(),
                                                p.rows().unread() == 0
                                                        ? ""
                                                        : ", %d of them could not be read"
                                                                .formatted(p.rows().unread()))));
        page.close(3).line();
    }

    private void row(String name, Consumer<Account.Of> cell) {
        page.open("tr").leaf("th", name, "scope", "row");
        for (Account.Of pause : account.pauses()) {
            page.open("td");
            page.leaf("span", pause.names().in("en"), "class", "of");
            cell.accept(pause);
            page.close();
        }
        page.close().line();
    }

    private void minutes(String name, String verdict) {
        row(
                name,
                p -> {
                    long all = p.minutes().stream().mapToLong(Account.Minutes::minutes).sum();
                    long some = p.minutesOf(verdict);
                    page.text(
                            all == 0
                                    ? "\u2013"
                                    : "%s (%s)".formatted(hours(some), percent(some, all)));
                });
    }

    private void writeWindows(Account.Of pause) {
        if (pause.announced().isEmpty()) {
            page.text("no hours");
            return;
        }
        page.open("ul");
        for (Window window : pause.announced().stream().limit(10).toList()) {
            page.leaf(
                    "li",
                    "%s to %s"
                            .formatted(
                                    DAY.format(window.opens().atZone(pause.zone())),
                                    sameDay(window, pause.zone())
                                            ? CLOCK.format(window.closes().atZone(pause.zone()))
                                            : DAY.format(window.closes().atZone(pause.zone()))));
        }
        if (pause.announced().size() > 10) {
            page.leaf("li", "and %d more".formatted(pause.announced().size() - 10));
        }
        page.close();
        page.leaf("span", pause.zone().getId(), "class", "src");
    }

    private static boolean sameDay(Window window, ZoneId zone) {
        return window.opens()
                .atZone(zone)
                .toLocalDate()
                .equals(window.closes().atZone(zone).toLocalDate());
    }

    private void writeBreaches(Account.Of pause) {
        if (pause.breaches().isEmpty()) {
            page.text("none on record, which is not none");
            return;
        }
        page.open("ul");
        for (Account.Breaches b : pause.breaches()) {
            page.leaf(
                    "li",
                    "%d %s, %s%s"
                            .formatted(
                                    b.number(),
                                    b.kind(),
                                    b.status(),
                                    b.disputed() ? ", disputed" : ""));
        }
        page.close();
    }

    private void writeCrossings(Account.Of pause) {
        if (pause.crossings().isEmpty()) {
            page.text("no count on record: not known, and not 0");
            return;
        }
        long low = pause.crossings().stream().mapToLong(Account.Crossing::people).min().orElse(0);
        long high = pause.crossings().stream().mapToLong(Account.Crossing::people).max().orElse(0);
        long sources = pause.crossings().stream().map(Account.Crossing::source).distinct().count();
        page.text(
                low == high
                        ? "%d by %d source%s".formatted(low, sources, sources == 1 ? "" : "s")
                        : "%d to %d: %d sources disagree".formatted(low, high, sources));
    }

    private void writeObserved(Account.Of pause) {
        if (pause.observed().isEmpty()) {
            page.text("no corridor announced");
            return;
        }
        page.open("ul");
        for (Account.Observed o : pause.observed()) {
            page.open("li")
                    .bdi(o.corridor())
                    .text(
                            o.minutesObserved() == 0
                                    ? ": never"
                                    : ": %s of %s"
                                            .formatted(
                                                    hours(o.minutesObserved()), hours(o.minutes())))
                    .close();
        }
        page.close();
    }

    private void writeSources(Account.Of pause) {
        page.open("section").open("h2").bdi(pause.names().in("en")).text(": who says what").close();
        page.leaf(
                "p",
                "Claims, each with whose it is. Two that disagree both stand; which is right is not said here.",
                "class",
                "sub");
        page.open("ul", "class", "claims");
        for (Account.Crossing c : pause.crossings()) {
            page.open("li")
                    .leaf(
                            "b",
                            "People who passed: %s%d %s"
                                    .formatted(
                                            c.comparator().equals("=") ? "" : c.comparator() + " ",
                                            c.people(),
                                            c.of()));
            if (!c.says().isEmpty()) {
                page.text(" ").leaf("q", c.says(), "dir", "auto");
            }
            page.open("span", "class", "src")
                    .bdi(c.source())
                    .text(
                            ", for %s to %s"
                                    .formatted(
                                            instant(c.from(), pause.zone()),
                                            instant(c.until(), pause.zone())))
                    .close(2);
        }
        claims("Why it ended", pause.explanations());
        claims("How it ended", pause.outcome());
        if (pause.crossings().isEmpty()
                && pause.explanations().isEmpty()
                && pause.outcome().isEmpty()) {
            page.leaf("li", "Nothing on record.");
        }
        page.close(2).line();
    }

    private void claims(String what, List<Account.Attributed> claims) {
        for (Account.Attributed claim : claims) {
            page.open("li").leaf("b", what + ", by ").open("b").bdi(claim.by()).close().text(": ");
            page.leaf("q", claim.says(), "dir", "auto");
            page.open("span", "class", "src").text("told by ").bdi(claim.source()).close(2);
        }
    }

    private void writeNotes(Account.Of pause) {
        if (pause.notes().isEmpty()) {
            return;
        }
        page.open("section")
                .open("h2")
                .bdi(pause.names().in("en"))
                .text(": what limits this")
                .close()
                .open("ul");
        pause.notes().forEach(note -> page.leaf("li", note));
        page.close(2).line();
    }

    private static String instant(Instant when, ZoneId zone) {
        return DAY.format(when.atZone(zone)) + " (" + zone.getId() + ")";
    }

    private static String hours(long minutes) {
        return minutes % 60 == 0
                ? "%d h".formatted(minutes / 60)
                : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    private static String percent(long part, long all) {
        return String.format(Locale.ROOT, "%.0f %%", 100.0 * part / all);
    }

    private static byte[] digest(String style) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
