package org.safepassage.reader;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One text while it is read: its sentences with their matches, and what was given with it. */
final class Document {
    private static final Map<String, Matcher.Rule> RULES =
            Map.of(
                    "num", Numbers::at,
                    "clock", Clocks::at,
                    "hour", Clocks::hour,
                    "date", Dates::at,
                    "np", Phrases::at,
                    "road.caps", Routes::road,
                    "cap", Routes::capital,
                    "place.cap", PlaceNames::at);

    private final String text;
    private final Lexicon lexicon;
    private final List<Matcher> matchers = new ArrayList<>();
    private final Set<Integer> passedOver = new HashSet<>();
    private int first;
    private int last = Integer.MAX_VALUE;
    private final boolean wide;
    private final List<String> warnings = new ArrayList<>();
    private final @Nullable LocalDate published;
    private final @Nullable ZoneId givenZone;

    Document(
            String text,
            Lexicon lexicon,
            List<Sentence> sentences,
            @Nullable LocalDate published,
            @Nullable ZoneId givenZone) {
        this.text = text;
        this.lexicon = lexicon;
        this.published = published;
        this.givenZone = givenZone;
        this.wide = text.chars().anyMatch(c -> Character.isHighSurrogate((char) c));
        for (Sentence sentence : sentences) {
            matchers.add(new Matcher(lexicon, sentence, RULES));
        }
    }

    String text() {
        return text;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    String language() {
        return lexicon.language();
    }

    @Nullable LocalDate published() {
        return published;
    }

    @Nullable ZoneId givenZone() {
        return givenZone;
    }

    List<String> warnings() {
        return warnings;
    }

    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /** The sentences that may hold something, in order. */
    List<Matcher> sentences() {
        return matchers.stream()
                .filter(m -> !passedOver.contains(m.sentence().index()))
                .filter(m -> m.sentence().index() >= first && m.sentence().index() < last)
                .toList();
    }

    /** Keeps to part of the text: sentences {@code from} to {@code until}, not included. */
    void restrict(int from, int until) {
        first = from;
        last = until;
    }

    List<Matcher> all() {
        return matchers;
    }

    void passOver(Matcher matcher) {
        passedOver.add(matcher.sentence().index());
    }

    /** Code points of the text as given for tokens of a sentence, the last not included. */
    Span span(Matcher m, int from, int to) {
        return span(m.sentence().at(from).start(), m.sentence().at(Math.max(from, to - 1)).end());
    }

    Span span(Matcher m, Mark mark) {
        return span(m, mark.from(), mark.to());
    }

    Span span(int start, int end) {
        if (!wide) {
            return new Span(start, end);
        }
        int from = text.codePointCount(0, start);
        return new Span(from, from + text.codePointCount(start, end));
    }

    /** The words as they stand, on one line, without characters nobody sees. */
    String words(Matcher m, int from, int to) {
        String raw =
                text.substring(
                        m.sentence().at(from).start(),
                        m.sentence().at(Math.max(from, to - 1)).end());
        if (raw.indexOf('<') >= 0 || raw.indexOf('&') >= 0) {
            StringBuilder tokens = new StringBuilder();
            for (int i = from; i < to; i++) {
                tokens.append(i > from && m.sentence().at(i).spaced() ? " " : "")
                        .append(m.sentence().at(i).raw());
            }
            raw = tokens.toString();
        }
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean vowelSign = c >= 0x640 && c <= 0x670;
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (vowelSign || !Folding.isIgnorable(c)) {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }

    String words(Matcher m, Mark mark) {
        return words(m, mark.from(), mark.to());
    }

    Found found(Matcher m, Mark mark) {
        return new Found(words(m, mark), span(m, mark));
    }
}
