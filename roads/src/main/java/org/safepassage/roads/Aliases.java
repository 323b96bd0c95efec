package org.safepassage.roads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Spellings that mean the same place and cannot be worked out from each other. A text file of its
 * own: one place a line, its spellings with {@code =} between them, {@code #} for a remark.
 * Immutable.
 */
public final class Aliases {
    /** No aliases at all. */
    public static final Aliases NONE = new Aliases(List.of());

    private static final long MOST_BYTES = 1_000_000;
    private static final int MOST_SPELLINGS = 50;

    private final List<List<String>> places;

    private Aliases(List<List<String>> places) {
        this.places = List.copyOf(places);
    }

    /**
     * The spellings that come with the program: places of the worked example, with their sources in
     * the file.
     */
    public static Aliases builtIn() {
        try (InputStream in = Aliases.class.getResourceAsStream("aliases.txt")) {
            if (in == null) {
                throw new IllegalStateException("aliases.txt is missing from the program.");
            }
            return read(
                    "aliases.txt",
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidInput e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a file of aliases.
     *
     * @throws InvalidInput when it is no such file, with the line
     * @throws IOException when it cannot be read at all
     */
    public static Aliases read(Path file) throws IOException, InvalidInput {
        if (Files.size(file) > MOST_BYTES) {
            throw new InvalidInput(
                    file,
                    "",
                    "The file has " + Files.size(file) + " bytes; 1 MB is read.",
                    "Keep only names.");
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), lines);
        } catch (CharacterCodingException e) {
            throw new InvalidInput(
                    file, "", "The file is not UTF-8 text.", "Save it as text in UTF-8.");
        }
    }

    private static Aliases read(String file, BufferedReader lines)
            throws IOException, InvalidInput {
        List<List<String>> places = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            int remark = line.indexOf('#');
            String text =
                    (remark < 0 ? line : line.substring(0, remark)).replace("\ufeff", "").strip();
            if (text.isEmpty()) {
                continue;
            }
            List<String> spellings = new ArrayList<>();
            for (String spelling : text.split("=", -1)) {
                spellings.add(spelling.strip());
            }
            if (spellings.size() < 2
                    || spellings.size() > MOST_SPELLINGS
                    || spellings.contains("")) {
                throw new InvalidInput(
                        file,
                        "line " + number,
                        "The line does not give 2 to 50 spellings of one place.",
                        "Write them with = between, as in: Castello road = طريق الكاستيلو");
            }
            places.add(List.copyOf(spellings));
        }
        return new Aliases(places);
    }

    /** These and others together. */
    public Aliases and(Aliases others) {
        List<List<String>> both = new ArrayList<>(places);
        both.addAll(others.places);
        return new Aliases(both);
    }

    /** The other spellings of a name, in order; empty when there are none. */
    List<String> of(String name) {
        Spelling asked = Spelling.of(name);
        List<String> others = new ArrayList<>();
        for (List<String> place : places) {
            boolean meant =
                    place.stream().anyMatch(each -> Spelling.of(each).bare().equals(asked.bare()));
            if (meant) {
                place.stream().filter(each -> !others.contains(each)).forEach(others::add);
            }
        }
        return others;
    }
}
