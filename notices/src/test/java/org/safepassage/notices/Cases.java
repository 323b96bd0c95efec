package org.safepassage.notices;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Admission;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Names;
import org.safepassage.domain.Repeats;

/** East Aleppo on 4 November 2016 as states of a public site, one for each form. */
public final class Cases {
    public static final List<String> LANGUAGES = List.of("ar", "en", "fr", "ru", "uk");
    public static final Instant OPENS = Instant.parse("2016-11-04T07:00:00Z");
    public static final Instant CLOSES = Instant.parse("2016-11-04T17:00:00Z");

    /** 11:42 at the place. */
    public static final Instant NOON = Instant.parse("2016-11-04T09:42:00Z");

    public static final Map<String, String> CODES =
            Map.of(
                    "en", "badufi lamonu resita jikazu mobali tushera",
                    "fr", "badufi lamonu resita jikazu mobali tushera",
                    "ar", "بادوفي لامونو ريسيتا جيكازو موبالي توشيرا",
                    "ru", "бадуфи ламону ресита жиказу мобали тушера",
                    "uk", "бадуфі ламону ресіта жіказу мобалі тушера");

    private static final Names RUSSIA =
            names(
                    "Russian Federation",
                    "روسيا الاتحادية",
                    "Fédération de Russie",
                    "Российская Федерация",
                    "Російська Федерація");
    private static final Names SYRIA =
            names(
                    "Government of Syria",
                    "الحكومة السورية",
                    "Gouvernement syrien",
                    "правительство Сирии",
                    "уряд Сирії");
    private static final Names GROUPS =
            names(
                    "armed groups in east Aleppo",
                    "المجموعات المسلحة في شرق حلب",
                    "groupes armés d’Alep-Est",
                    "вооружённые группы востока Алеппо",
                    "озброєні групи сходу Алеппо");

    private Cases() {}

    public static Names names(String en, String ar, String fr, String ru, String uk) {
        return new Names(Map.of("en", en, "ar", ar, "fr", fr, "ru", ru, "uk", uk));
    }

    public static Publisher publisher() {
        return new Publisher(
                names(
                        "Aleppo Humanitarian Office",
                        "مكتب حلب الإنساني",
                        "Bureau humanitaire d’Alep",
                        "Гуманитарный офис Алеппо",
                        "Гуманітарний офіс Алеппо"),
                "notices@example.org",
                URI.create("https://pause.example.org/"),
                "+963 21 555 0100",
                null,
                List.of(URI.create("https://mirror.example.net/aleppo/")),
                URI.create("https://example.com/weather"),
                null);
    }

    public static Appeal appeal() {
        return new Appeal(
                names(
                        "This site costs money to run.",
                        "تشغيل هذا الموقع يكلف مالًا.",
                        "Ce site coûte de l’argent.",
                        "Этот сайт стоит денег.",
                        "Цей сайт коштує грошей."),
                List.of(
                        new Appeal.Amount("5 €", URI.create("https://pay.example.org/month/5")),
                        new Appeal.Amount("10 €", URI.create("https://pay.example.org/month/10"))),
                List.of(new Appeal.Amount("25 €", URI.create("https://pay.example.org/once/25"))));
    }

    /**
     * Eight corridors, all planned: six for civilians, two for fighters whose way was announced.
     */
    public static PublicPause pause() {
        List<PublicCorridor> corridors = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            corridors.add(corridor("C" + i, List.of(Admission.CIVILIANS, Admission.WOUNDED)));
        }
        corridors.add(corridor("F1", List.of(Admission.ARMED_FIGHTERS, Admission.WOUNDED)));
        corridors.add(corridor("F2", List.of(Admission.ARMED_FIGHTERS, Admission.WOUNDED)));
        return new PublicPause(
                "aleppo-2016-11-04",
                names(
                        "East Aleppo, 4 November 2016",
                        "شرق حلب، ٤ تشرين الثاني ٢٠١٦",
                        "Alep-Est, 4 novembre 2016",
                        "Восток Алеппо, 4 ноября 2016",
                        "Схід Алеппо, 4 листопада 2016"),
                names("East Aleppo", "شرق حلب", "Alep-Est", "Восток Алеппо", "Схід Алеппо"),
                new GeoPoint(37.1612, 36.2012),
                ZoneId.of("Asia/Damascus"),
                List.of(new PublicWindow(LocalDate.of(2016, 11, 4), OPENS, CLOSES, false, null)),
                List.of(
                        new PublicParty("RU", RUSSIA, PublicParty.Said.ANNOUNCED, null),
                        new PublicParty("SY", SYRIA, PublicParty.Said.APPROVED, RUSSIA),
                        new PublicParty("AG", GROUPS, PublicParty.Said.PART_REFUSED, null)),
                List.of(
                        new PublicParty("SY", SYRIA, PublicParty.Said.ONLY_REPORTED, null),
                        new PublicParty("AG", GROUPS, PublicParty.Said.PART_REFUSED, null)),
                true,
                RUSSIA,
                corridors);
    }

    /** The same announced for seven days. */
    public static PublicPause daily() {
        AnnouncedWindow window =
                new AnnouncedWindow(
                        "W1",
                        ZoneId.of("Asia/Damascus"),
                        true,
                        null,
                        LocalDateTime.of(2016, 11, 4, 9, 0),
                        LocalDateTime.of(2016, 11, 4, 19, 0),
                        false,
                        Repeats.parse("FREQ=DAILY;COUNT=7"),
                        null,
                        null,
                        List.of());
        PublicPause once = pause();
        return new PublicPause(
                once.id(),
                once.names(),
                once.area(),
                once.point(),
                once.zone(),
                List.of(PublicWindow.of(window, NOON)),
                once.parties(),
                once.notAssured(),
                once.required(),
                once.announcedBy(),
                once.corridors());
    }

    private static PublicCorridor corridor(String id, List<Admission> admits) {
        return new PublicCorridor(
                id,
                null,
                admits,
                List.of(),
                List.of(),
                id.startsWith("F"),
                null,
                null,
                null,
                CorridorState.PLANNED,
                null,
                null,
                null,
                null,
                List.of());
    }

    public static SiteState announced() {
        return SiteState.announced(
                        pause(),
                        Instant.parse("2016-11-03T16:00:00Z"),
                        Mode.REAL,
                        LANGUAGES,
                        publisher())
                .withCodes(CODES);
    }

    /** A status of one corridor. */
    public static CorridorStatus status(
            String id,
            CorridorState state,
            String since,
            @Nullable String until,
            @Nullable String confirmed) {
        return new CorridorStatus(
                id,
                state,
                local(since),
                until == null ? null : local(until),
                confirmed == null ? null : local(confirmed),
                null);
    }

    /** An hour of the day at the place. */
    public static Instant local(String hour) {
        return LocalDateTime.parse("2016-11-04T" + hour)
                .atZone(ZoneId.of("Asia/Damascus"))
                .toInstant();
    }

    private static List<PublicCorridor> with(SiteState state, CorridorStatus... statuses) {
        UnaryOperator<PublicCorridor> place =
                c -> {
                    for (CorridorStatus status : statuses) {
                        if (status.corridor().equals(c.id())) {
                            return c.with(status);
                        }
                    }
                    return c;
                };
        return state.pause().corridors().stream().map(place).toList();
    }

    /** 1, 2 and 3 open at 09:00, 4 suspended, 5 not confirmed, 6 closed, as in the mock. */
    public static SiteState open() {
        SiteState before = announced();
        return before.after(
                        new NoticeEvent(
                                NoticeKind.OPEN,
                                List.of("C1", "C2", "C3"),
                                local("11:40"),
                                Reason.LATER,
                                5),
                        with(
                                before,
                                status("C1", CorridorState.OPEN, "09:00", "12:00", "11:41"),
                                status("C2", CorridorState.OPEN, "09:00", "12:00", "11:41"),
                                status("C3", CorridorState.OPEN, "09:00", "12:00", "11:41"),
                                status("C4", CorridorState.SUSPENDED, "11:02", null, null),
                                status("C5", CorridorState.OPEN, "09:00", "12:00", "11:15"),
                                status("C6", CorridorState.CLOSED, "10:30", null, null)),
                        local("11:42"))
                .withIssued(issued());
    }

    /** What went out before: of C3 two that are not expired and one that is. */
    public static List<IssuedAlert> issued() {
        return List.of(
                new IssuedAlert(
                        "C3",
                        "notices@example.org",
                        "safe-passage.aleppo-2016-11-04.C3.1",
                        Instant.parse("2016-11-03T16:00:00Z"),
                        CLOSES),
                new IssuedAlert(
                        "C3",
                        "notices@example.org",
                        "safe-passage.aleppo-2016-11-04.C3.2",
                        local("09:00"),
                        local("10:00")),
                new IssuedAlert(
                        "C3",
                        "notices@example.org",
                        "safe-passage.aleppo-2016-11-04.C3.3",
                        local("11:00"),
                        local("12:00")),
                new IssuedAlert(
                        "C1",
                        "notices@example.org",
                        "safe-passage.aleppo-2016-11-04.C1.1",
                        Instant.parse("2016-11-03T16:00:00Z"),
                        CLOSES));
    }

    /** What happens to corridor 3 alone, 1 and 2 being open. */
    private static SiteState third(
            NoticeKind kind, CorridorStatus status, Reason reason, int number) {
        SiteState before = open();
        return before.after(
                new NoticeEvent(kind, List.of("C3"), local("11:43"), reason, number),
                with(
                        before,
                        status,
                        status("C1", CorridorState.OPEN, "09:00", "12:00", "11:41"),
                        status("C2", CorridorState.OPEN, "09:00", "12:00", "11:41")),
                local("11:43"));
    }

    public static SiteState suspended() {
        return third(
                NoticeKind.SUSPENDED,
                status("C3", CorridorState.SUSPENDED, "11:43", null, null),
                Reason.FIGHTING,
                6);
    }

    public static SiteState resumed() {
        return third(
                NoticeKind.RESUMED,
                status("C3", CorridorState.OPEN, "11:43", "12:40", "11:43"),
                Reason.LATER,
                7);
    }

    public static SiteState extended() {
        return third(
                NoticeKind.EXTENDED,
                status("C3", CorridorState.OPEN, "09:00", "14:00", "11:43"),
                Reason.LATER,
                7);
    }

    public static SiteState closed() {
        return third(
                NoticeKind.CLOSED,
                status("C3", CorridorState.CLOSED, "11:43", null, null),
                Reason.BLOCKED,
                7);
    }

    public static SiteState cancelled() {
        SiteState before = announced();
        return before.after(
                        new NoticeEvent(
                                NoticeKind.CANCELLED, List.of(), local("08:10"), Reason.LATER, 2),
                        before.pause().corridors(),
                        local("08:10"))
                .withIssued(issued());
    }

    /** Nothing was confirmed in time. */
    public static SiteState lapsed() {
        SiteState open = open();
        return open.after(open.event(), open.pause().corridors(), local("12:05"));
    }

    public static SiteState drill() {
        return open().in(Mode.DRILL);
    }

    /** All forms, by the word of the form. */
    public static Map<String, SiteState> all() {
        return new java.util.TreeMap<>(
                Map.of(
                        "announced", announced(),
                        "open", open(),
                        "suspended", suspended(),
                        "resumed", resumed(),
                        "extended", extended(),
                        "closed", closed(),
                        "cancelled", cancelled(),
                        "drill", drill()));
    }

    /** A record with statements side by side, a correction and a gap. */
    public static List<PublicEntry> record() {
        return List.of(
                new PublicEntry(
                        0,
                        Instant.parse("2016-11-02T10:00:00Z"),
                        PublicEntry.Kind.STATEMENT,
                        RUSSIA,
                        "We stop from 09:00 to 19:00 on 4 November.",
                        null,
                        "https://example.org/statement"),
                new PublicEntry(
                        1,
                        Instant.parse("2016-11-02T12:00:00Z"),
                        PublicEntry.Kind.STATEMENT,
                        GROUPS,
                        "نرفض. لم يسألنا أحد.",
                        null,
                        null),
                new PublicEntry(
                        2,
                        local("09:00"),
                        PublicEntry.Kind.DECISION,
                        publisher().names(),
                        "Corridors 1, 2 and 3 opened.",
                        null,
                        null),
                new PublicEntry(
                        3,
                        local("09:20"),
                        PublicEntry.Kind.REPORT,
                        publisher().names(),
                        "Shots near corridor 4. Not verified.",
                        null,
                        null),
                new PublicEntry(
                        4,
                        local("11:02"),
                        PublicEntry.Kind.DECISION,
                        publisher().names(),
                        "Corridor 4 suspended at 11:20.",
                        null,
                        null),
                new PublicEntry(
                        5,
                        local("11:05"),
                        PublicEntry.Kind.CORRECTION,
                        publisher().names(),
                        "It was suspended at 11:02.",
                        4L,
                        null));
    }

    public static List<PublicCount> counts() {
        return List.of(
                new PublicCount("C1", PublicCount.Shown.ABOUT, 120, null),
                new PublicCount("C2", PublicCount.Shown.FEWER_THAN_TEN, 0, null),
                new PublicCount("C3", PublicCount.Shown.WITHHELD, 0, null),
                new PublicCount("", PublicCount.Shown.CLAIM, 0, RUSSIA));
    }

    public static Set<String> words() {
        return Set.copyOf(all().keySet());
    }
}
