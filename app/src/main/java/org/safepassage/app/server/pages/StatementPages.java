package org.safepassage.app.server.pages;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Statement;
import org.safepassage.app.server.drafts.Pasted;
import org.safepassage.app.server.drafts.Reading;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.reader.Row;
import org.safepassage.reader.SideBySide;

/** Pasted texts: the list of a pause's, and one beside the fields that were read in it. */
public final class StatementPages {
    private final Viewer viewer;
    private final Html page;

    private StatementPages(Viewer viewer, Html page) {
        this.viewer = viewer;
        this.page = page;
    }

    /** What was typed into the form to paste a text, to be shown again after a refusal. */
    public record Typed(String id, String name, String published, String zone, String text) {
        /** Nothing yet. */
        public static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    /** A form for the first text of a new pause. */
    public static String begin(Viewer viewer, Typed typed, @Nullable String fault) {
        Html page = Layout.begin(viewer, viewer.say("statement.begin"), false);
        StatementPages pages = new StatementPages(viewer, page);
        pages.fault(fault);
        page.leaf("p", viewer.say("statement.how"));
        Layout.form(page, viewer, "/statements", "id", "paste", "class", "paste");
        Layout.field(
                page,
                viewer.say("statement.id"),
                "id",
                "value",
                typed.id(),
                "pattern",
                "[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}",
                "required",
                "",
                "dir",
                "ltr",
                "autocapitalize",
                "none");
        pages.fields(typed);
        page.open("label", "class", "check")
                .empty("input", "type", "checkbox", "name", "drill", "value", "yes")
                .leaf("span", viewer.say("pauses.asdrill"))
                .close();
        page.leaf("button", viewer.say("statement.read"), "class", "btn pri").close();
        return Layout.end(page);
    }

    private void fault(@Nullable String fault) {
        if (fault != null) {
            page.open("div", "class", "error", "role", "alert")
                    .leaf("p", fault, "dir", "auto")
                    .leaf("p", viewer.say("statement.kept"))
                    .close();
        }
    }

    private void fields(Typed typed) {
        Layout.field(
                page,
                viewer.say("statement.name"),
                "name",
                "value",
                typed.name(),
                "maxlength",
                "120",
                "required",
                "",
                "dir",
                "auto");
        Layout.field(
                page,
                viewer.say("statement.published"),
                "published",
                "type",
                "date",
                "value",
                typed.published());
        Layout.field(
                page,
                viewer.say("statement.zone"),
                "zone",
                "value",
                typed.zone(),
                "placeholder",
                "Asia/Damascus",
                "dir",
                "ltr",
                "autocapitalize",
                "none");
        page.open("label", "class", "field")
                .leaf("span", viewer.say("statement.text"))
                .open(
                        "textarea",
                        "name",
                        "text",
                        "rows",
                        "14",
                        "required",
                        "",
                        "maxlength",
                        Integer.toString(Pasted.LONGEST),
                        "dir",
                        "auto")
                .text(typed.text())
                .close(2);
    }

    /** The texts of a pause, and a form for one more. */
    public static String list(
            Viewer viewer, PauseState pause, boolean isDraft, Typed typed, @Nullable String fault) {
        Html page = Layout.begin(viewer, viewer.say("statement.list"), pause.drill());
        StatementPages pages = new StatementPages(viewer, page);
        PausePages.way(page, viewer, pause);
        pages.fault(fault);
        Collection<Statement> all = pause.papers().statements().values();
        if (all.isEmpty()) {
            page.leaf("p", viewer.say("statement.none"));
        } else {
            page.leaf("p", viewer.say(isDraft ? "statement.isdraft" : "statement.notdraft"));
        }
        page.open("ul", "class", "rows", "id", "statements");
        for (Statement statement : all) {
            page.open("li")
                    .leaf(
                            "a",
                            statement.name(),
                            "href",
                            address(pause, statement),
                            "dir",
                            "auto",
                            "class",
                            "strong")
                    .text(" · ")
                    .leaf(
                            "span",
                            statement.fields() == 0
                                    ? viewer.say("statement.nothing")
                                    : viewer.say(
                                            "statement.counts",
                                            statement.fields(),
                                            statement.unconfirmed()));
            if (statement.undecided() > 0) {
                page.text(" · ")
                        .leaf(
                                "b",
                                viewer.say("statement.undecided", statement.undecided()),
                                "class",
                                "missing");
            }
            page.open("small")
                    .text(
                            " "
                                    + viewer.say(
                                            "statement.taken",
                                            viewer.time(
                                                    statement.at(), PausePages.zone(pause.pause())),
                                            statement.by()))
                    .close(2);
        }
        page.close();
        if (viewer.may(Power.EDIT_PAUSES)) {
            page.leaf("h2", viewer.say("statement.more"));
            page.leaf("p", viewer.say("statement.how"));
            Layout.form(
                    page,
                    viewer,
                    "/pauses/" + pause.id() + "/statements",
                    "id",
                    "paste",
                    "class",
                    "paste");
            pages.fields(typed);
            page.leaf("button", viewer.say("statement.read"), "class", "btn pri").close();
        }
        return Layout.end(page);
    }

    static String address(PauseState pause, Statement statement) {
        return "/pauses/" + pause.id() + "/statements/" + statement.id();
    }

    /** One text with its words marked, beside the fields that were read in it. */
    public static String one(
            Viewer viewer,
            PauseState pause,
            Statement statement,
            Reading reading,
            @Nullable String fault) {
        Html page =
                Layout.begin(
                        viewer,
                        reading.findsSomething()
                                ? viewer.say("statement.title", reading.fields().size())
                                : viewer.say("statement.nothing"),
                        pause.drill());
        StatementPages pages = new StatementPages(viewer, page);
        PausePages.way(page, viewer, pause);
        pages.fault(fault);
        pages.head(pause, statement, reading);
        page.open("div", "class", "beside");
        boolean rightToLeft = reading.draft().language().equals("ar");
        page.open(
                "div",
                "class",
                "paper",
                "id",
                "text",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                viewer.say("statement.text"),
                "lang",
                reading.draft().language(),
                "dir",
                rightToLeft ? "rtl" : "ltr");
        MarkedText.write(page, viewer, reading);
        page.close();
        page.open("div", "class", "fields");
        if (reading.findsSomething()) {
            pages.answers(pause, statement, reading);
        } else {
            page.leaf("p", viewer.say("statement.announcesnothing"));
        }
        page.close(2);
        PausePages.disagreements(page, viewer, pause);
        return Layout.end(page);
    }

    private void head(PauseState pause, Statement statement, Reading reading) {
        page.open("p", "class", "sub")
                .leaf("bdi", statement.name())
                .text(" · ")
                .leaf("bdi", reading.draft().language())
                .text(" · ")
                .text(
                        statement.published() == null
                                ? viewer.say("statement.noday")
                                : viewer.say("statement.day", statement.published()))
                .text(" · ")
                .text(
                        viewer.say(
                                "statement.taken",
                                viewer.time(statement.at(), PausePages.zone(pause.pause())),
                                statement.by()))
                .close();
        for (String warning : reading.draft().warnings()) {
            page.leaf("p", warning, "class", "warn", "lang", "en", "dir", "auto");
        }
    }

    private void answers(PauseState pause, Statement statement, Reading reading) {
        boolean may = viewer.may(Power.EDIT_PAUSES);
        if (statement.undecided() > 0) {
            page.leaf(
                    "p",
                    viewer.say("statement.undecided", statement.undecided()),
                    "class",
                    "missing",
                    "id",
                    "undecided");
        }
        if (may) {
            Layout.form(page, viewer, address(pause, statement), "id", "fields");
        }
        int shown = -1;
        String group = "";
        for (Reading.Field field : reading.fields()) {
            if (field.statement() != shown) {
                shown = field.statement();
                group = "";
                page.leaf(
                        "h2",
                        viewer.say(
                                "statement.readsas",
                                viewer.known(
                                        "kind.",
                                        reading.draft().statements().get(shown).kind().word())));
            }
            if (!field.row().group().equals(group)) {
                group = field.row().group();
                page.leaf("h3", viewer.known("group.", group));
            }
            field(pause, statement, field, may);
        }
        if (may) {
            page.open("div", "class", "row save");
            page.leaf("button", viewer.say("statement.save"), "class", "btn pri", "id", "save");
            page.leaf(
                    "button",
                    viewer.say("statement.allstated"),
                    "class",
                    "btn",
                    "name",
                    "all",
                    "value",
                    "stated");
            page.close(2);
        }
        for (int i = 0; i < reading.draft().statements().size(); i++) {
            List<String> missing = SideBySide.notFound(reading.draft().statements().get(i));
            if (!missing.isEmpty()) {
                page.open("div", "class", "miss")
                        .leaf("p", viewer.say("statement.notfound"))
                        .open("ul");
                missing.forEach(m -> page.leaf("li", viewer.known("notfound.", m)));
                page.close(2);
            }
        }
    }

    private void field(PauseState pause, Statement statement, Reading.Field field, boolean may) {
        Row row = field.row();
        String number = Integer.toString(field.number());
        Statement.Judged judged = statement.findJudged(field.id()).orElse(null);
        Statement.Judgement now = judged == null ? Statement.Judgement.OPEN : judged.judgement();
        page.open("div", "class", row.inferred() ? "f inf" : "f", "id", "field-" + number);
        page.leaf(
                "a",
                number,
                "class",
                "n",
                "href",
                "#t" + number,
                "aria-label",
                viewer.say("statement.words", number));
        page.leaf("span", viewer.known("field.", row.key()), "class", "k", "dir", "auto");
        page.open("span", "class", "v").leaf("bdi", row.value(), "class", "read");
        if (!row.more().isEmpty()) {
            page.leaf("small", row.more(), "lang", "en", "dir", "auto");
        }
        if (now == Statement.Judgement.CORRECTED && judged != null) {
            page.open("span", "class", "corrected")
                    .text(viewer.say("statement.correctedto") + " ")
                    .bdi(judged.value())
                    .close();
        }
        page.close();
        page.open("span", "class", "c");
        if (row.inferred()) {
            page.leaf("i", viewer.say("statement.inferred"));
        } else {
            page.text(
                    viewer.say(
                            row.more().contains("reportedly")
                                    ? "statement.hedged"
                                    : "statement.stated"));
        }
        page.leaf("small", viewer.say("statement.span", field.span().from(), field.span().until()));
        page.close();
        if (may) {
            choice(pause, field, now, judged);
        } else {
            page.leaf("span", viewer.say("judged." + word(now)), "class", "judged " + word(now));
        }
        page.close();
    }

    private static String word(Statement.Judgement judgement) {
        return judgement.name().toLowerCase(Locale.ROOT);
    }

    private void choice(
            PauseState pause,
            Reading.Field field,
            Statement.Judgement now,
            Statement.@Nullable Judged judged) {
        String number = Integer.toString(field.number());
        Layout.hidden(page, "id" + number, field.id());
        page.open(
                "div",
                "class",
                "choice",
                "role",
                "radiogroup",
                "aria-label",
                viewer.say("statement.field", number));
        for (Statement.Judgement each : Statement.Judgement.values()) {
            page.open("label")
                    .empty(
                            "input",
                            "type",
                            "radio",
                            "name",
                            "f" + number,
                            "value",
                            word(each),
                            each == now ? "checked" : "",
                            "")
                    .leaf("span", viewer.say("judged." + word(each)))
                    .close();
        }
        String value = judged == null ? "" : judged.value();
        if (field.row().key().equals("Hours")) {
            hours(pause, number, value);
        } else {
            page.empty(
                    "input",
                    "name",
                    "v" + number,
                    "value",
                    value,
                    "maxlength",
                    "400",
                    "dir",
                    "auto",
                    "aria-label",
                    viewer.say("statement.right", number),
                    "placeholder",
                    viewer.say("statement.instead"));
        }
        page.close();
    }

    /** Hours are corrected as two local times and a zone. */
    private void hours(PauseState pause, String number, String value) {
        String[] parts = value.split(" to |, ", 3);
        AnnouncedWindow window =
                pause.pause().windows().isEmpty() ? null : pause.pause().windows().getFirst();
        String zone = parts.length == 3 ? parts[2] : window == null ? "" : window.zone().getId();
        page.open("span", "class", "hours");
        for (int i = 0; i < 2; i++) {
            page.empty(
                    "input",
                    "type",
                    "datetime-local",
                    "name",
                    (i == 0 ? "o" : "c") + number,
                    "value",
                    parts.length == 3 ? parts[i] : "",
                    "aria-label",
                    viewer.say(i == 0 ? "statement.opens" : "statement.closes"));
        }
        page.empty(
                "input",
                "name",
                "z" + number,
                "value",
                zone,
                "dir",
                "ltr",
                "placeholder",
                "Asia/Damascus",
                "aria-label",
                viewer.say("statement.zone"));
        page.close();
    }
}
