package org.safepassage.reader;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements and reports. Thread-safe; the same text gives the same answer.
 *
 * <p>Time and memory grow with the length of the text up to {@link #MOST_CHARACTERS}; what lies
 * behind that is not read, and a warning says so.
 */
public final class Reader {
    /** Characters of one text that are read. Ours: a long report has 100,000. */
    public static final int MOST_CHARACTERS = 200_000;

    private final Lexicon.Shelf lexica;

    private Reader(Lexicon.Shelf lexica) {
        this.lexica = lexica;
    }

    /** A reader with the lexicon beside the program. */
    public static Reader standard() {
        return new Reader(new Lexicon.Shelf(null));
    }

    /**
     * A reader with more words.
     *
     * @param folder with {@code names/*.txt} for all languages and {@code en/*.txt} and so on for
     *     one
     * @throws LexiconFault when a file of it is wrong, with its line and what would be right
     */
    public static Reader withLexicon(Path folder) throws LexiconFault {
        Lexicon.Shelf lexica = new Lexicon.Shelf(folder);
        for (String language : Lexicon.LANGUAGES) {
            lexica.of(language);
        }
        return new Reader(lexica);
    }

    /**
     * Reads one text.
     *
     * @param file its bytes, in UTF-8, UTF-16 or a Windows code page; plain or HTML
     * @param published the day it came out, from which days without a year are reckoned, or null
     * @param zone of the place, or null to conclude it from the places named
     */
    public Draft read(byte[] file, @Nullable LocalDate published, @Nullable ZoneId zone) {
        Decoding decoded = Decoding.of(file);
        String text = decoded.text();
        List<String> warnings = new ArrayList<>(decoded.warnings());
        String part = text;
        if (text.length() > MOST_CHARACTERS) {
            part = text.substring(0, MOST_CHARACTERS);
            warnings.add(
                    "The text has %d characters; only the first %d were read."
                            .formatted(text.length(), MOST_CHARACTERS));
        }
        Matter matter = Markup.isPage(part) ? Markup.matter(part) : Matter.plain(part);
        Lexicon lexicon = lexicon(Languages.of(matter.text()));
        List<Sentence> sentences = Tokens.sentences(matter);
        LocalDate day = published != null ? published : dateline(text, lexicon, sentences, zone);
        Document document = new Document(text, lexicon, sentences, day, zone);
        List<Ignored> ignored = PassedOver.in(document, matter.skipped());
        List<ReadStatement> statements = Statements.in(document);
        if (published == null && day != null && !statements.isEmpty()) {
            warnings.add(
                    "No day of publication was given; days are reckoned from %s, which the text itself names."
                            .formatted(day));
        }
        if (!statements.isEmpty()) {
            warnings.addAll(document.warnings());
        }
        return new Draft(text, lexicon.language(), published, statements, warnings, ignored);
    }

    private Lexicon lexicon(String language) {
        try {
            return lexica.of(language);
        } catch (LexiconFault e) {
            throw new IllegalStateException(
                    "The lexicon beside the program is broken: " + e.getMessage(), e);
        }
    }

    /** The first whole date of a text fixes the year of the others. */
    private static @Nullable LocalDate dateline(
            String text, Lexicon lexicon, List<Sentence> sentences, @Nullable ZoneId zone) {
        Document document = new Document(text, lexicon, sentences, null, zone);
        for (Matcher m : document.all()) {
            for (Mark date : m.all("date")) {
                Day day = Day.of(date.value());
                if (day.isFull()) {
                    return day.resolve(null, false);
                }
            }
            if (m.sentence().index() > 200) {
                break;
            }
        }
        return null;
    }
}
