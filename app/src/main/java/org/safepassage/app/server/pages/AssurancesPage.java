package org.safepassage.app.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Request;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Moment;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;

/** Who gave their word, as of any moment, with clocks. A liaison sees its own party's. */
public final class AssurancesPage {
    private final Viewer viewer;
    private final PauseState state;
    private final Pause then;
    private final Instant when;
    private final ZoneId zone;
    private final @Nullable String own;
    private final Html page;

    private AssurancesPage(Viewer viewer, PauseState state, Instant when) {
        this.viewer = viewer;
        this.state = state;
        this.then = state.pauseAsOf(when);
        this.when = when;
        this.zone = PausePages.zone(state.pause());
        this.own = viewer.party();
        this.page = Layout.begin(viewer, viewer.say("assurances.title"), state.drill());
    }

    public static String of(Viewer viewer, PauseState state, Instant when) {
        AssurancesPage assurances = new AssurancesPage(viewer, state, when);
        assurances.write();
        return Layout.end(assurances.page);
    }

    private boolean sees(String party) {
        return own == null || own.equals(party);
    }

    private void write() {
        if (own == null) {
            PausePages.way(page, viewer, state);
        } else {
            page.leaf("p", PausePages.name(viewer, state), "class", "sub", "dir", "auto");
        }
        page.open("p")
                .text(viewer.say("assurances.standing") + " ")
                .leaf("time", viewer.time(when, zone), "class", "clock")
                .close();
        page.open(
                "form",
                "method",
                "get",
                "action",
                "/pauses/" + state.id() + "/assurances",
                "class",
                "row");
        Layout.field(
                page,
                viewer.say("assurances.asof"),
                "at",
                "type",
                "datetime-local",
                "step",
                "1",
                "value",
                when.atZone(zone).toLocalDateTime().withNano(0).toString());
        page.leaf("button", viewer.say("assurances.show"), "class", "btn").close();
        missing();
        matrix();
        requests();
        NotificationPages.list(page, viewer, state, when);
        AssuranceForms.write(page, viewer, state);
    }

    private void missing() {
        List<NotAssured> gaps =
                then.notAssured(when).stream().filter(g -> sees(g.party())).toList();
        if (gaps.isEmpty()) {
            if (own == null) {
                page.leaf("p", viewer.say("assurances.allthere"));
            }
            return;
        }
        page.leaf("h2", viewer.say("assurances.missing")).open("ul", "class", "rows");
        for (NotAssured gap : gaps) {
            page.open("li")
                    .leaf("b", name(gap.party()), "dir", "auto")
                    .text(" · ")
                    .bdi(gap.scope().toString())
                    .text(" · ")
                    .leaf("span", gap.why().inWords(), "lang", "en", "dir", "auto")
                    .close();
        }
        page.close();
    }

    private String name(String party) {
        return state.pause()
                .findParty(party)
                .map(p -> p.names().in(viewer.words().language()))
                .orElse(party);
    }

    /** Every party that the pause requires or that has spoken, what it said, and its clock. */
    private void matrix() {
        page.open("div", "class", "scroll", "tabindex", "0")
                .open("table", "id", "matrix")
                .open("thead")
                .open("tr");
        for (String key : List.of("party", "state", "scope", "form", "when", "clock")) {
            page.leaf("th", viewer.say("assurances." + key), "scope", "col");
        }
        page.close(2).open("tbody");
        Set<String> parties = new LinkedHashSet<>();
        then.requires().forEach(r -> parties.addAll(r.parties()));
        then.assurances().forEach(a -> parties.add(a.party()));
        for (String party : parties) {
            List<Assurance> said =
                    then.assurances().stream()
                            .filter(a -> a.party().equals(party))
                            .filter(a -> sees(party) || a.terms().form().isPublic())
                            .toList();
            if (said.isEmpty() && sees(party)) {
                nothing(party);
            }
            said.forEach(this::row);
        }
        page.close(3);
    }

    private void nothing(String party) {
        page.open("tr").leaf("th", name(party), "scope", "row", "dir", "auto").open("td");
        sign("requested", "said.none");
        page.close().leaf("td", "").leaf("td", "").leaf("td", "").open("td");
        Request open =
                state.requests().values().stream()
                        .filter(r -> r.party().equals(party) && !r.asked().isAfter(when))
                        .reduce((_, last) -> last)
                        .orElse(null);
        if (open == null) {
            page.text(viewer.say("assurances.notasked"));
        } else {
            clock(open);
        }
        page.close(2);
    }

    private void row(Assurance one) {
        page.open("tr").leaf("th", name(one.party()), "scope", "row", "dir", "auto").open("td");
        boolean over =
                one instanceof Assurance.Given given
                        && given.until() != null
                        && !when.isBefore(given.until());
        sign(over ? "lapsed" : one.state(), "said." + (over ? "lapsed" : one.state()));
        if (one instanceof Assurance.Conditional conditional) {
            page.text(" ").bdi(conditional.condition());
        }
        page.close();
        page.open("td").bdi(one.scope().toString()).close();
        page.open("td").text(viewer.known("form.", one.terms().form().word()));
        if (one.terms().form().isPublic()) {
            page.leaf("small", " " + viewer.say("assurances.ispublic"));
        }
        page.close();
        page.open("td").bdi(said(one)).close();
        page.open("td");
        if (one instanceof Assurance.Given given) {
            Instant until = given.until();
            if (until == null) {
                page.text(viewer.say("assurances.noend"));
            } else {
                page.text(viewer.say("assurances.until.at", viewer.time(until, zone)));
                if (when.isBefore(until)) {
                    page.open("b").text(" " + viewer.left(Duration.between(when, until))).close();
                }
            }
        }
        page.close(2);
    }

    private String said(Assurance one) {
        Moment at = one.terms().at();
        return at == null
                ? "?"
                : at.time() == null
                        ? viewer.day(at.date())
                        : viewer.minute(at.earliest(zone), zone) + ", " + viewer.day(at.date());
    }

    /** Never the filled disc: an assurance opens nothing. */
    private void sign(String answer, String words) {
        String symbol =
                switch (answer) {
                    case "given" -> "i-ready";
                    case "refused", "withdrawn", "lapsed" -> "i-closed";
                    case "requested" -> "i-planned";
                    default -> "i-not-confirmed";
                };
        page.open("span", "class", "st said-" + answer)
                .open("svg", "aria-hidden", "true")
                .empty("use", "href", "#" + symbol)
                .close()
                .leaf("span", viewer.say(words))
                .close();
    }

    private void requests() {
        List<Request> all =
                state.requests().values().stream()
                        .filter(r -> sees(r.party()) && !r.asked().isAfter(when))
                        .toList();
        if (all.isEmpty()) {
            return;
        }
        page.leaf("h2", viewer.say("assurances.requests")).open("ul", "class", "rows");
        for (Request request : all) {
            page.open("li")
                    .leaf("b", name(request.party()), "dir", "auto")
                    .text(" · ")
                    .bdi(request.scope().toString())
                    .text(" · ");
            clock(request);
            if (seen(request.acknowledged())) {
                page.text(" · ")
                        .text(
                                viewer.say(
                                        "assurances.received",
                                        viewer.hour(
                                                java.util.Objects.requireNonNull(
                                                        request.acknowledged()),
                                                zone)));
            } else if (viewer.may(Power.ANSWER_FOR_OWN_PARTY)
                    || viewer.may(Power.ANSWER_FOR_A_PARTY)) {
                Layout.form(
                        page,
                        viewer,
                        "/pauses/%s/requests/%s/acknowledge".formatted(state.id(), request.id()));
                page.leaf("button", viewer.say("assurances.acknowledge"), "class", "btn").close();
            }
            page.close();
        }
        page.close();
    }

    private boolean seen(@Nullable Instant at) {
        return at != null && !at.isAfter(when);
    }

    /** How long there is left to answer, or since when there is none. */
    private void clock(Request request) {
        Instant answered = request.answered();
        if (answered != null && seen(answered)) {
            page.text(viewer.say("assurances.answered", viewer.hour(answered, zone)));
        } else if (when.isBefore(request.due())) {
            page.text(viewer.say("assurances.due", viewer.time(request.due(), zone)))
                    .open("b")
                    .text(" " + viewer.left(Duration.between(when, request.due())))
                    .close();
        } else {
            page.leaf(
                    "span",
                    viewer.say("assurances.overdue", viewer.time(request.due(), zone)),
                    "class",
                    "missing");
        }
    }
}
