package org.safepassage.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report, part by part; what is not given is not known. */
public final class ReportBuilder {
    private final String id;
    private final String observer;
    private final ReportKind kind;
    private final Span when;
    private final Where where;
    private @Nullable String via;
    private @Nullable Instant received;
    private boolean receivedInferred;
    private Standing standing = Standing.ALLEGED;
    private List<String> disputedBy = List.of();
    private @Nullable String by;
    private @Nullable String attribution;
    private @Nullable String event;
    private @Nullable String replaces;
    private @Nullable Count count;
    private String says = "";
    private String row = "";

    ReportBuilder(String id, String observer, ReportKind kind, Span when, Where where) {
        this.id = id;
        this.observer = observer;
        this.kind = kind;
        this.when = when;
        this.where = where;
    }

    public ReportBuilder via(@Nullable String dataset) {
        via = dataset;
        return this;
    }

    public ReportBuilder received(@Nullable Instant at) {
        received = at;
        receivedInferred = false;
        return this;
    }

    /** As {@link #received}, when it was concluded and not written down. */
    public ReportBuilder receivedAsInferred(@Nullable Instant at) {
        received = at;
        receivedInferred = at != null;
        return this;
    }

    public ReportBuilder standing(Standing of) {
        standing = of;
        return this;
    }

    public ReportBuilder disputedBy(List<String> whom) {
        disputedBy = whom;
        return this;
    }

    public ReportBuilder by(@Nullable String party) {
        by = party;
        return this;
    }

    public ReportBuilder attribution(@Nullable String said) {
        attribution = said;
        return this;
    }

    public ReportBuilder event(@Nullable String of) {
        event = of;
        return this;
    }

    public ReportBuilder replaces(@Nullable String earlier) {
        replaces = earlier;
        return this;
    }

    public ReportBuilder count(@Nullable Count people) {
        count = people;
        return this;
    }

    public ReportBuilder says(String words) {
        says = words;
        return this;
    }

    public ReportBuilder row(String place) {
        row = place;
        return this;
    }

    public Report build() {
        return new Report(
                id,
                observer,
                via,
                kind,
                when,
                where,
                received,
                receivedInferred,
                standing,
                disputedBy,
                by,
                attribution,
                event,
                replaces,
                count,
                says,
                row);
    }
}
