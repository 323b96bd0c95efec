package org.safepassage.notices;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.SimpleTimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.safepassage.domain.Names;

/**
 * One language speaking of one place: sentences with local times, dates, lists and numbers in them,
 * as CLDR writes them. Whatever is put into a sentence is isolated by Unicode's isolates, so that a
 * time or a name cannot turn round the words about it; {@link #plain} and {@link Markup#isolated}
 * make of that what each form needs. Not thread-safe.
 */
public final class Voice {
    static final char LTR_ISOLATE = '\u2066';
    static final char ISOLATE = '\u2068';
    static final char END = '\u2069';

    private final Lexicon lexicon;
    private final ZoneId zone;
    private final DateFormat clock;
    private final DateFormat day;
    private final DateFormat shortDay;

    public Voice(Lexicon lexicon, ZoneId zone) {
        this.lexicon = lexicon;
        this.zone = zone;
        ULocale locale = lexicon.locale();
        clock = new SimpleDateFormat("HH:mm", locale);
        day = DateFormat.getPatternInstance("yMMMMEEEEd", locale);
        shortDay = DateFormat.getPatternInstance("MMMd", locale);
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    /** A sentence without values. */
    public String say(Phrase phrase) {
        return lexicon.format(phrase, Map.of());
    }

    /** A sentence with its values: name, value, name, value. */
    public String say(Phrase phrase, Object... values) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i].toString(), values[i + 1]);
        }
        return lexicon.format(phrase, map);
    }

    /** "11:42", in the digits of the language. The offset of the instant decides, not today's. */
    public String time(Instant when) {
        return ltr(format(clock, when));
    }

    /** "Friday 4 November 2016". */
    public String date(Instant when) {
        return auto(format(day, when));
    }

    /** By the JDK's rules of the zone, as everywhere else: ICU's may be of another year. */
    private String format(DateFormat format, Instant when) {
        int seconds = zone.getRules().getOffset(when).getTotalSeconds();
        format.setTimeZone(new SimpleTimeZone(seconds * 1000, zone.getId()));
        return format.format((Object) when.toEpochMilli());
    }

    /** A day without an hour. */
    public String date(LocalDate date) {
        return date(date.atTime(12, 0).atZone(zone).toInstant());
    }

    /** "4 Nov". */
    public String shortDate(Instant when) {
        return ltr(format(shortDay, when));
    }

    /** "Damascus time (UTC+2)". */
    public String zone(Instant when) {
        ZoneOffset offset = zone.getRules().getOffset(when);
        return say(Phrase.ZONE, "city", auto(city())) + " " + ltr("(" + utc(offset) + ")");
    }

    /** The city that names the zone. */
    public String city() {
        String city =
                TimeZoneNames.getInstance(lexicon.locale()).getExemplarLocationName(zone.getId());
        if (city == null) {
            String id = zone.getId();
            return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        }
        return city;
    }

    private static String utc(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        int size = Math.abs(minutes);
        String rest = size % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", size % 60);
        return "UTC" + (minutes < 0 ? "\u2212" : "+") + size / 60 + rest;
    }

    /** "1, 2 and 3". */
    public String list(Collection<String> items) {
        return ListFormatter.getInstance(lexicon.locale()).format(items);
    }

    /** A whole number, grouped by a narrow blank where the script is Latin or Cyrillic. */
    public String number(long number) {
        String text = NumberFormat.getIntegerInstance(lexicon.locale()).format(number);
        return text.replaceAll("[,\u00A0]", "\u202F");
    }

    /** The name in this language, or as it was given; without bidi controls of its own. */
    public String name(Names names) {
        return auto(Typed.line(names.in(lexicon.language())));
    }

    /** Whether a name is given in this language. */
    public boolean has(Names names) {
        return names.byLanguage().containsKey(lexicon.language());
    }

    /** "3" in the digits of the language, or the id of a corridor without a number. */
    public String corridor(PublicCorridor corridor) {
        String label = Typed.line(corridor.label());
        return label.chars().allMatch(c -> c >= '0' && c <= '9')
                ? number(Long.parseLong(label))
                : ltr(label);
    }

    /** The numbers of some corridors as a list. */
    public String corridors(List<PublicCorridor> some) {
        return list(some.stream().map(this::corridor).toList());
    }

    /** Isolated, left to right: times, codes, telephone numbers. */
    public static String ltr(String text) {
        return LTR_ISOLATE + text + END;
    }

    /** Isolated, by its own first letter: names. */
    public static String auto(String text) {
        return ISOLATE + text + END;
    }

    /** For plain text: isolates stay where the language runs right to left, and go elsewhere. */
    public String plain(String text) {
        return lexicon.isRightToLeft() ? text : bare(text);
    }

    /** Without any isolate. */
    public static String bare(String text) {
        return text.replaceAll("[\u2066-\u2069]", "");
    }
}
