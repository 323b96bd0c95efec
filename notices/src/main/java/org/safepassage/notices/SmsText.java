package org.safepassage.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.CorridorState;

/**
 * The text message about one corridor in one language: two segments at most, whatever names are put
 * in. It says who says so, what, until when, who has not publicly given an assurance, and the code.
 * When all that does not fit, the parties become a number, then the code goes, then the sender's
 * name is cut; what happened to the corridor never is.
 *
 * @param segments 1 or 2
 * @param units septets of GSM-7, or 16-bit units of UCS-2
 */
public record SmsText(String text, Encoding encoding, int segments, int units) {
    private static final int MOST = 2;

    /** How a text travels (3GPP TS 23.038 and 23.040, 9.2.3.24.1). */
    public enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String label;
        private final int alone;
        private final int each;

        Encoding(String label, int alone, int each) {
            this.label = label;
            this.alone = alone;
            this.each = each;
        }

        /** As people call it. */
        public String label() {
            return label;
        }
    }

    /** Counts a text. A character of two units is never cut between two segments. */
    public static SmsText count(String text) {
        boolean gsm = Gsm7.holds(text);
        Encoding encoding = gsm ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = 0;
        int segments = 1;
        int inSegment = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int size = gsm ? Gsm7.septets((char) c) : Character.charCount(c);
            if (inSegment + size > encoding.each) {
                segments++;
                inSegment = 0;
            }
            inSegment += size;
            units += size;
            i += Character.charCount(c);
        }
        return new SmsText(text, encoding, units <= encoding.alone ? 1 : segments, units);
    }

    /**
     * The text of this state about one corridor.
     *
     * @throws IncompleteLexicon as {@link Notice#of(SiteState, Lexicon)}
     */
    public static SmsText of(SiteState state, Lexicon lexicon, PublicCorridor corridor) {
        if (!lexicon.isComplete() && state.event().kind().failsClosed()) {
            String fixed = FixedNotice.sentence(state.event().kind(), lexicon, corridor);
            return fit(List.of(Voice.bare(fixed)));
        }
        if (!lexicon.isComplete()) {
            throw new IncompleteLexicon(lexicon.language(), lexicon.faults());
        }
        Voice voice = new Voice(lexicon, state.pause().zone());
        List<String> tries = new ArrayList<>();
        for (String each : new Parts(state, voice, corridor).tries()) {
            tries.add(voice.plain(each));
        }
        return fit(tries);
    }

    /** The first that fits; the last is cut if it must be. */
    private static SmsText fit(List<String> tries) {
        for (String each : tries) {
            String plain = Gsm7.plain(each);
            SmsText counted = count(Gsm7.holds(plain) ? plain : each);
            if (counted.segments() <= MOST) {
                return counted;
            }
        }
        String last = tries.getLast();
        while (count(last).segments() > MOST) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        return count(last);
    }

    private record Parts(SiteState state, Voice voice, PublicCorridor corridor) {
        List<String> tries() {
            String drill =
                    switch (state.mode()) {
                        case REAL -> "";
                        case DRILL -> voice.say(Phrase.SMS_DRILL) + " ";
                        case EXAMPLE -> voice.say(Phrase.EXAMPLE).split("(?<=\\.) ", 2)[0] + " ";
                    };
            String full = voice.name(state.publisher().names());
            String bare = Voice.bare(full);
            String cut =
                    bare.codePointCount(0, bare.length()) <= 16
                            ? full
                            : Voice.auto(
                                    bare.substring(0, bare.offsetByCodePoints(0, 15)) + "\u2026");
            String core = core();
            String parties = notAssured(true);
            String count = notAssured(false);
            String code = code();
            return List.of(
                    drill + full + ": " + core + parties + code,
                    drill + full + ": " + core + count + code,
                    drill + cut + ": " + core + count + code,
                    drill + cut + ": " + core + count,
                    drill + core + count,
                    drill + cut + ": " + core,
                    drill + core);
        }

        private String core() {
            NoticeEvent event = state.event();
            Instant end = corridor.expires(state.limits());
            PublicWindow window = state.pause().windows().getFirst();
            String id = voice.corridor(corridor);
            return switch (event.kind()) {
                case ANNOUNCED -> announced(window, id);
                case OPEN -> open(Phrase.SMS_OPEN, id, end);
                case RESUMED -> open(Phrase.SMS_RESUMED, id, end);
                case EXTENDED -> open(Phrase.SMS_EXTENDED, id, end);
                case SUSPENDED -> at(Phrase.SMS_SUSPENDED, id);
                case CLOSED -> at(Phrase.SMS_CLOSED, id);
                case CANCELLED ->
                        voice.say(Phrase.SMS_CANCELLED, "corridor", id, "date", day(window));
            };
        }

        private String announced(PublicWindow window, String id) {
            return voice.say(
                    Phrase.SMS_ANNOUNCED,
                    "date",
                    day(window),
                    "opens",
                    window.opens() == null ? "?" : voice.time(window.opens()),
                    "closes",
                    window.closes() == null ? "?" : voice.time(window.closes()),
                    "city",
                    Voice.auto(voice.city()),
                    "corridor",
                    id);
        }

        private String day(PublicWindow window) {
            return voice.shortDate(
                    window.opens() == null
                            ? window.day().atTime(12, 0).atZone(state.pause().zone()).toInstant()
                            : window.opens());
        }

        private String open(Phrase phrase, String id, @Nullable Instant end) {
            if (end == null || state.shown(corridor) != CorridorState.OPEN) {
                return voice.say(Phrase.HEAD_UNKNOWN, "corridors", id, "n", 1);
            }
            return voice.say(
                    phrase,
                    "corridor",
                    id,
                    "time",
                    voice.time(end),
                    "city",
                    Voice.auto(voice.city()));
        }

        private String at(Phrase phrase, String id) {
            return voice.say(
                    phrase,
                    "corridor",
                    id,
                    "time",
                    voice.time(state.event().at()),
                    "city",
                    Voice.auto(voice.city()));
        }

        private String notAssured(boolean byName) {
            List<PublicParty> missing = state.pause().notAssured();
            if (missing.isEmpty()) {
                return "";
            }
            String who =
                    byName
                            ? voice.list(missing.stream().map(p -> voice.name(p.names())).toList())
                            : voice.say(Phrase.SMS_PARTIES, "n", missing.size());
            return " " + voice.say(Phrase.SMS_NOT_ASSURED, "parties", who);
        }

        /** The first two words: a guard against misreading, as on radio and posters. */
        private String code() {
            String code = state.code(voice.lexicon().language());
            if (code == null) {
                return "";
            }
            String[] words = Typed.line(code).split(" ", -1);
            String two = words.length < 2 ? words[0] : words[0] + " " + words[1];
            return " " + voice.say(Phrase.SMS_CODE, "code", Voice.auto(two)) + ".";
        }
    }
}
