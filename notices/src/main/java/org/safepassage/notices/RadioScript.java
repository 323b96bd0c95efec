package org.safepassage.notices;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.safepassage.domain.Names;

/**
 * A notice to be read aloud: twice, one sentence a line, with the check code word by word and the
 * names sounded out. The sounding is by rule (ICU transliteration) and says so; a speaker knows
 * better.
 */
public final class RadioScript {
    private RadioScript() {}

    /** The script as plain text, lines ending in a line feed. */
    public static String of(SiteState state, Lexicon lexicon) {
        Notice notice = Notice.of(state, lexicon);
        if (notice.isFixed()) {
            String line = plain(notice, notice.headline());
            return line + "\n" + line + "\n";
        }
        Voice voice = new Voice(lexicon, state.pause().zone());
        List<String> out = new ArrayList<>();
        String publisher = voice.name(state.publisher().names());
        List<String> body = new ArrayList<>();
        if (!notice.mark().isEmpty()) {
            body.add(notice.mark());
        }
        body.add(voice.say(Phrase.RADIO_START, "publisher", publisher));
        body.add(notice.headline());
        body.add(notice.where() + ".");
        body.addAll(notice.when());
        body.addAll(notice.reasons());
        body.addAll(notice.todo());
        body.addAll(notice.assurances());
        body.addAll(notice.validity());
        body.add(notice.code().getFirst() + ".");
        String code = state.code(lexicon.language());
        if (code == null) {
            body.add(voice.say(Phrase.CODE_NONE));
        } else {
            body.add(voice.say(Phrase.RADIO_CODE));
            int number = 1;
            for (String word : Typed.line(code).split(" ", -1)) {
                body.add("  " + voice.number(number++) + ". " + Voice.auto(word));
            }
        }
        out.addAll(body);
        out.add("");
        out.add(voice.say(Phrase.RADIO_REPEAT));
        out.add("");
        out.addAll(body);
        out.add(voice.say(Phrase.RADIO_END));
        List<String> sounds = sounds(state, voice);
        if (!sounds.isEmpty()) {
            out.add("");
            out.add(voice.say(Phrase.RADIO_NAMES));
            out.addAll(sounds);
        }
        StringBuilder text = new StringBuilder();
        out.forEach(line -> text.append(plain(notice, line)).append('\n'));
        return text.toString();
    }

    private static String plain(Notice notice, String line) {
        return notice.rightToLeft() ? line : Voice.bare(line);
    }

    private static List<String> sounds(SiteState state, Voice voice) {
        Set<Names> names = new LinkedHashSet<>();
        names.add(state.publisher().names());
        if (state.pause().area() != null) {
            names.add(state.pause().area());
        }
        state.pause().parties().forEach(p -> names.add(p.names()));
        List<String> lines = new ArrayList<>();
        for (Names name : names) {
            String written = Typed.line(name.in(voice.lexicon().language()));
            String sounded = sounded(written, voice.lexicon().language());
            if (!sounded.equals(written)) {
                lines.add("  " + Voice.auto(written) + ": " + Voice.auto(sounded));
            }
        }
        return lines;
    }

    /** A name of another script in the script of the language; one of its own in plain Latin. */
    private static String sounded(String name, String language) {
        boolean latin =
                name.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(
                                c ->
                                        Character.UnicodeScript.of(c)
                                                == Character.UnicodeScript.LATIN);
        String rule =
                switch (language) {
                    case "ar", "fa", "ur" -> latin ? "Latin-Arabic" : "Any-Latin; Latin-ASCII";
                    case "ru", "uk" -> latin ? "Latin-Cyrillic" : "Any-Latin; Latin-ASCII";
                    default -> "Any-Latin; Latin-ASCII";
                };
        return Transliterator.getInstance(rule).transliterate(name);
    }
}
