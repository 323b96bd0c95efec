package org.safepassage.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A draft as maps and lists, in the form of {@code read --json}: {@code docs/formats/read.md}. */
public final class JsonForm {
    private JsonForm() {}

    /** The document of one text. */
    public static Map<String, @Nullable Object> of(Draft draft) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("language", draft.language());
        map.put("published", text(draft.published()));
        map.put("statements", list(draft.statements(), JsonForm::statement));
        map.put("warnings", draft.warnings());
        map.put("ignored", list(draft.ignored(), i -> map("why", i.why(), "span", span(i.span()))));
        return map;
    }

    /**
     * The document of several texts, those about one pause joined; of one text, {@link #of(Draft)}.
     *
     * @param names what each text is called, as many as drafts
     */
    public static Map<String, @Nullable Object> of(List<Draft> drafts, List<String> names) {
        if (drafts.size() == 1) {
            return of(drafts.getFirst());
        }
        List<Together.Source> sources = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            sources.add(new Together.Source(names.get(i), drafts.get(i)));
        }
        return JsonTogether.of(Together.of(sources));
    }

    /** One statement. */
    public static Map<String, @Nullable Object> statement(ReadStatement s) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", s.kind().word());
        map.put("speaker", found(s.speaker()));
        map.put("decidedBy", found(s.decidedBy()));
        map.put("onOrdersOf", found(s.onOrdersOf()));
        map.put("approvedBy", list(s.approvedBy(), JsonForm::found));
        map.put("reportedBy", list(s.reportedBy(), JsonForm::found));
        map.put("addressees", list(s.addressees(), JsonForm::found));
        map.put("asks", list(s.asks(), JsonForm::found));
        map.put("purpose", found(s.purpose()));
        map.put("calledBySpeaker", found(s.calledBySpeaker()));
        map.put("legalBasis", found(s.legalBasis()));
        map.put("noticeChannels", list(s.noticeChannels(), JsonForm::found));
        map.put("situation", list(s.situation(), JsonForm::found));
        map.put("protectionConcerns", list(s.protectionConcerns(), JsonForm::found));
        map.put("windows", list(s.windows(), JsonForm::window));
        map.put("corridors", list(s.corridors(), JsonForm::corridor));
        map.put("places", list(s.places(), JsonForm::found));
        map.put("destinations", list(s.destinations(), JsonForm::found));
        map.put(
                "assurances",
                list(
                        s.assurances(),
                        a ->
                                map(
                                        "party",
                                        found(a.party()),
                                        "state",
                                        a.state(),
                                        "span",
                                        span(a.span()))));
        map.put(
                "counts",
                list(
                        s.counts(),
                        c ->
                                map(
                                        "value",
                                        c.value(),
                                        "comparator",
                                        c.comparator(),
                                        "of",
                                        c.of(),
                                        "source",
                                        found(c.source()),
                                        "span",
                                        span(c.span()))));
        map.put(
                "claims",
                list(
                        s.claims(),
                        c ->
                                map(
                                        "by",
                                        found(c.by()),
                                        "about",
                                        found(c.about()),
                                        "says",
                                        c.says(),
                                        "span",
                                        span(c.span()))));
        FoundPredecessor f = s.follows();
        map.put(
                "follows",
                f == null
                        ? null
                        : map("value", f.value(), "outcome", f.outcome(), "span", span(f.span())));
        map.put("conditions", list(s.conditions(), JsonForm::found));
        map.put(
                "quotations",
                list(
                        s.quotations(),
                        q -> map("by", found(q.by()), "says", q.says(), "span", span(q.span()))));
        return map;
    }

    private static @Nullable Map<String, @Nullable Object> found(@Nullable Found found) {
        return found == null ? null : map("value", found.value(), "span", span(found.span()));
    }

    private static Map<String, @Nullable Object> window(FoundWindow w) {
        return map(
                "opens", text(w.opens()),
                "closes", text(w.closes()),
                "localOpens", text(w.localOpens()),
                "localCloses", text(w.localCloses()),
                "date", text(w.date()),
                "duration", w.duration(),
                "zone", text(w.zone()),
                "zoneStated", w.zoneStated(),
                "dateInferred", w.dateInferred(),
                "repeats", w.repeats(),
                "openEnded", w.openEnded(),
                "of", w.of(),
                "span", span(w.span()));
    }

    private static Map<String, @Nullable Object> corridor(FoundCorridor c) {
        return map(
                "count", c.count() == 0 ? null : c.count(),
                "admits", c.admits(),
                "arms", c.arms(),
                "medicalUse", c.medicalUse(),
                "basis", c.basis(),
                "names", list(c.names(), JsonForm::found),
                "span", span(c.span()));
    }

    private static List<Integer> span(Span span) {
        return List.of(span.from(), span.until());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> List<@Nullable Object> list(
            List<T> all, Function<T, @Nullable Object> form) {
        List<@Nullable Object> forms = new ArrayList<>();
        all.forEach(one -> forms.add(form.apply(one)));
        return forms;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
