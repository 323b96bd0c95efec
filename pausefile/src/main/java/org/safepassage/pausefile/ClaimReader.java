package org.safepassage.pausefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Source;

/** Sources and what they say. */
final class ClaimReader {
    private static final int LONGEST_FIELD = 200;

    private ClaimReader() {}

    static @Nullable Source source(Fields f) {
        String id = f.id(Ids.Kind.SOURCE);
        var kind = f.word("kind", Source.Kind.class);
        var by = f.findReference("by", Ids.Kind.PARTY);
        var name = f.findText("name");
        var date = f.find("date", Scalars.quoted(Texts::moment));
        var cites = f.findReference("cites", Ids.Kind.SOURCE);
        var via = f.findText("via");
        var seen = f.findTruth("seen");
        var ref = f.findText("ref");
        var note = f.findText("note");
        var text = f.findText("text");
        return f.build(
                () ->
                        new Source(
                                id,
                                kind,
                                by.orElse(null),
                                name.orElse(null),
                                date.orElse(null),
                                cites.orElse(null),
                                via.orElse(null),
                                seen.orElse(null),
                                ref.orElse(null),
                                note.orElse(null),
                                text.orElse(null)));
    }

    static @Nullable Claim claim(Fields f, Map<String, Source> sources) {
        String id = f.id(Ids.Kind.CLAIM);
        String field = f.text("field");
        if (field.length() > LONGEST_FIELD) {
            f.problem(
                    "field",
                    "'field' has %d characters, and %d are the most."
                            .formatted(field.length(), LONGEST_FIELD),
                    "Name the field by its path, as in corridors/F1+F2/arms.");
        }
        String value = f.text("value");
        List<String> by =
                f.findNode("by").orElse(null) instanceof Node.Scalar
                        ? f.findReference("by", Ids.Kind.PARTY).stream().toList()
                        : f.references("by", Ids.Kind.PARTY);
        String source = f.reference("source", Ids.Kind.SOURCE);
        Basis basis = f.word("basis", Basis.class);
        Optional<Claim.Span> span = span(f, sources.get(source));
        return f.build(() -> new Claim(id, field, value, by, source, basis, span.orElse(null)));
    }

    /**
     * Code points of the source's text: a span that points past its end is wrong now, not when
     * somebody looks it up.
     */
    private static Optional<Claim.Span> span(Fields f, @Nullable Source source) {
        if (!f.has("span")) {
            return Optional.empty();
        }
        List<Node> items = f.items("span");
        if (items.size() != 2) {
            if (f.findNode("span").orElse(null) instanceof Node.Listing) {
                f.problem(
                        "span",
                        "A span is two numbers, but this has %d.".formatted(items.size()),
                        "Write [start, end], the end not included.");
            }
            return Optional.empty();
        }
        var from = f.parse(items.get(0), f.path("span"), Scalars.whole(0, FileText.LIMIT));
        var until = f.parse(items.get(1), f.path("span"), Scalars.whole(0, FileText.LIMIT));
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (until.get() <= from.get()) {
            f.problem(
                    "span",
                    "The span [%d, %d] ends before it begins.".formatted(from.get(), until.get()),
                    "Write [start, end], the end not included.");
            return Optional.empty();
        }
        if (source != null) {
            String text = source.text();
            if (text == null) {
                f.problem(
                        "span",
                        "The source %s has no text that a span could point into."
                                .formatted(source.id()),
                        "Take the span out, or give the source its 'text'.");
                return Optional.empty();
            }
            int length = text.codePointCount(0, text.length());
            if (until.get() > length) {
                f.problem(
                        "span",
                        "The span [%d, %d] points past the end of the text of %s, which has %d characters."
                                .formatted(from.get(), until.get(), source.id(), length),
                        "Count Unicode characters of the text, the end not included.");
                return Optional.empty();
            }
        }
        return Optional.of(
                new Claim.Span(Math.toIntExact(from.get()), Math.toIntExact(until.get())));
    }
}
