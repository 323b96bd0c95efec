package org.safepassage.pausefile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Area;
import org.safepassage.domain.Called;
import org.safepassage.domain.Declaration;
import org.safepassage.domain.EvacuationStandard;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Names;
import org.safepassage.domain.Party;
import org.safepassage.domain.PartyKind;
import org.safepassage.domain.Relation;
import org.safepassage.domain.Said;
import org.safepassage.domain.StandardShown;

/** Who announced what, and what it is called. */
final class AnnouncementReader {
    private AnnouncementReader() {}

    static @Nullable Called called(Fields f) {
        String by = f.reference("by", Ids.Kind.PARTY);
        String label = f.text("label");
        List<String> per = f.per();
        return f.build(() -> new Called(by, label, per));
    }

    static @Nullable Said said(Fields f) {
        String says = f.text("says");
        List<String> per = f.per();
        return f.build(() -> new Said(says, per));
    }

    static @Nullable Area area(Fields f) {
        Names names = f.names("names");
        var point = Spots.findPoint(f, "point");
        List<Said> situation = f.list("situation", "said", AnnouncementReader::said);
        return f.build(() -> new Area(names, point.orElse(null), situation));
    }

    static @Nullable Declaration declaration(Fields f) {
        var decidedBy = f.findText("decidedBy");
        var onOrdersOf = f.findText("onOrdersOf");
        var issuedBy = f.findReference("issuedBy", Ids.Kind.PARTY);
        Optional<Moment> announced =
                f.findMapping("announced", "announced", AnnouncementReader::announced);
        List<String> addressees = f.texts("addressees");
        List<String> asks = f.texts("asks");
        List<Declaration.Approval> approvedBy =
                f.list("approvedBy", "approval", AnnouncementReader::approval);
        List<String> per = f.per();
        return f.build(
                () ->
                        new Declaration(
                                decidedBy.orElse(null),
                                onOrdersOf.orElse(null),
                                issuedBy.orElse(null),
                                announced.orElse(null),
                                addressees,
                                asks,
                                approvedBy,
                                per));
    }

    private static @Nullable Moment announced(Fields f) {
        var date =
                f.value(
                        "date",
                        "the day, as in \"2016-11-02\"",
                        java.time.LocalDate.EPOCH,
                        Scalars.quoted(Texts::date));
        var time = f.find("time", Scalars.quoted(Texts::time));
        return f.build(() -> new Moment(date, time.orElse(null)));
    }

    private static Declaration.@Nullable Approval approval(Fields f) {
        String party = f.reference("party", Ids.Kind.PARTY);
        List<String> per = f.per();
        return f.build(() -> new Declaration.Approval(party, per));
    }

    static @Nullable Party party(Fields f) {
        String id = f.id(Ids.Kind.PARTY);
        Names names = f.names("names");
        PartyKind kind = f.word("kind", PartyKind.class);
        var partOf = f.findReference("partOf", Ids.Kind.PARTY);
        return f.build(() -> new Party(id, names, kind, partOf.orElse(null)));
    }

    static @Nullable Relation relation(Fields f) {
        String of = f.reference("of", Ids.Kind.PARTY);
        String to = f.reference("to", Ids.Kind.PARTY);
        Relation.Kind is = f.word("is", Relation.Kind.class);
        List<String> per = f.per();
        if (f.has("of") && f.has("to") && of.equals(to)) {
            f.problem(
                    "to",
                    "%s cannot stand in a relation to itself.".formatted(Quoted.of(to)),
                    "Name the other party.");
        }
        return f.build(() -> new Relation(of, to, is, per));
    }

    static @Nullable StandardShown standard(Fields f) {
        EvacuationStandard is = f.word("is", EvacuationStandard.class);
        String says = f.text("says");
        List<String> per = f.per();
        return f.build(() -> new StandardShown(is, says, per));
    }
}
