package org.safepassage.reader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sentences made from parts, so that what they say is known: {@code grammar/LANGUAGE.txt} holds
 * lists of parts and cases that put them together. Each case is tried with many choices of its
 * parts, more with {@code -Dgrammar.most}.
 */
class GrammarTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2016, 11, 2); // a Wednesday
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    private record Part(String value, String text) {}

    private record Case(String line, Map<String, String> expected, String text) {}

    private final Map<String, List<Part>> lists = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "ru", "ar", "fr", "uk", "de", "es"})
    @DisplayName("a sentence made from known parts is read as those parts")
    void sentences(String language) throws IOException {
        read(language);
        Reader reader = Reader.standard();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Case one : cases) {
            for (Map<String, Part> choice : choices(one)) {
                tried++;
                String text = fill(one.text(), choice, false);
                Draft draft = reader.read(text.getBytes(StandardCharsets.UTF_8), PUBLISHED, null);
                Map<String, String> expected = new LinkedHashMap<>();
                one.expected().forEach((k, v) -> expected.put(k, fill(v, choice, true)));
                String fault = fault(draft, language, expected);
                if (!fault.isEmpty()) {
                    wrong.add(fault + "\n      " + text);
                }
            }
        }
        System.out.printf("grammar %s: %d sentences, %d wrong%n", language, tried, wrong.size());
        wrong.stream().limit(Integer.getInteger("grammar.show", 5)).forEach(System.out::println);
        assertTrue(tried > 100, "the file holds too little");
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong, first: " + wrong.getFirst());
    }

    private void read(String language) throws IOException {
        Path file =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve("reader/src/test/resources/grammar/" + language + ".txt");
        String list = "";
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            }
            if (bare.startsWith("[")) {
                list = bare.substring(1, bare.length() - 1);
                lists.computeIfAbsent(list, k -> new ArrayList<>());
                continue;
            }
            int sign = bare.indexOf(" = ");
            String value = sign < 0 ? "" : bare.substring(0, sign).strip();
            String texts = sign < 0 ? bare : bare.substring(sign + 3);
            if (list.equals("cases")) {
                Map<String, String> expected = new LinkedHashMap<>();
                for (String pair : value.split(";", -1)) {
                    String[] sides = pair.strip().split(":", 2);
                    expected.put(sides[0], sides.length > 1 ? sides[1].strip() : "");
                }
                for (String text : texts.split("\\|", -1)) {
                    cases.add(new Case(file + ":" + number, expected, text.strip()));
                }
                continue;
            }
            for (String text : texts.split("\\|", -1)) {
                String only = text.strip();
                lists.getOrDefault(list, List.of()).add(new Part(sign < 0 ? only : value, only));
            }
        }
    }

    /** All choices of a case's parts when they are few, otherwise as many drawn by its own seed. */
    private List<Map<String, Part>> choices(Case one) {
        List<String> slots =
                SLOT.matcher(one.text()).results().map(r -> r.group(1)).distinct().toList();
        long all = 1;
        for (String slot : slots) {
            List<Part> parts = lists.getOrDefault(slot, List.of());
            assertTrue(!parts.isEmpty(), one.line() + ": no list " + slot);
            all = Math.min(1_000_000, all * parts.size());
        }
        int most = Integer.getInteger("grammar.most", 15);
        List<Map<String, Part>> choices = new ArrayList<>();
        Random random = new Random(one.text().hashCode());
        for (int i = 0; i < Math.min(all, most); i++) {
            Map<String, Part> choice = new LinkedHashMap<>();
            long rest = i;
            for (String slot : slots) {
                List<Part> parts = lists.getOrDefault(slot, List.of());
                int at = all <= most ? (int) (rest % parts.size()) : random.nextInt(parts.size());
                rest /= parts.size();
                choice.put(slot, parts.get(at));
            }
            choices.add(choice);
        }
        return choices;
    }

    private static String fill(String text, Map<String, Part> choice, boolean values) {
        Matcher slots = SLOT.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (slots.find()) {
            Part part = choice.get(slots.group(1));
            String with = part == null ? "" : values ? part.value() : part.text();
            slots.appendReplacement(filled, Matcher.quoteReplacement(with));
        }
        slots.appendTail(filled);
        String whole = filled.toString();
        return values || whole.isEmpty()
                ? whole
                : Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
    }

    private static String fault(Draft draft, String language, Map<String, String> expected) {
        if (!draft.language().equals(language)) {
            return "language " + draft.language();
        }
        boolean none = expected.containsKey("none");
        if (none || draft.statements().isEmpty()) {
            return none == draft.statements().isEmpty()
                    ? ""
                    : none ? "a statement is invented" : "nothing is read";
        }
        if (draft.statements().size() > 1) {
            return "several statements";
        }
        ReadStatement s = draft.statements().getFirst();
        Map<String, String> wrong = new TreeMap<>();
        expected.forEach(
                (key, value) -> {
                    String given = given(s, key, value);
                    if (!given.equals(value)) {
                        wrong.put(key, value + " but " + given);
                    }
                });
        return wrong.isEmpty() ? "" : wrong.toString();
    }

    /** The value wanted, where the statement holds it, otherwise what it holds instead. */
    private static String given(ReadStatement s, String key, String wanted) {
        return switch (key) {
            case "kind" -> s.kind().word();
            case "speaker" -> named(s.speaker() == null ? List.of() : List.of(s.speaker()), wanted);
            case "orders" ->
                    named(s.onOrdersOf() == null ? List.of() : List.of(s.onOrdersOf()), wanted);
            case "approved" -> named(s.approvedBy(), wanted);
            case "carrier" -> named(s.reportedBy(), wanted);
            case "addressee" -> named(s.addressees(), wanted);
            case "place" -> named(s.places(), wanted);
            case "destination" -> named(s.destinations(), wanted);
            case "condition" -> named(s.conditions(), wanted);
            case "follows" ->
                    s.follows() == null ? "nothing" : String.valueOf(s.follows().outcome());
            case "answer" ->
                    pick(
                            s.assurances().stream()
                                    .map(a -> a.state() + " " + a.party().value())
                                    .toList(),
                            wanted);
            case "count" -> pick(s.counts().stream().map(GrammarTest::count).toList(), wanted);
            case "claim" ->
                    pick(
                            s.claims().stream()
                                    .map(c -> c.by().value() + " > " + c.about().value())
                                    .toList(),
                            wanted);
            case "corridor" ->
                    pick(
                            s.corridors().stream()
                                    .map(
                                            c ->
                                                    c.count()
                                                            + " "
                                                            + String.join(",", c.admits())
                                                            + " "
                                                            + c.arms())
                                    .toList(),
                            wanted);
            case "road" ->
                    named(s.corridors().stream().flatMap(c -> c.names().stream()).toList(), wanted);
            case "hours" -> pick(s.windows().stream().map(GrammarTest::hours).toList(), wanted);
            case "day" ->
                    pick(s.windows().stream().map(w -> String.valueOf(w.date())).toList(), wanted);
            case "last" ->
                    pick(
                            s.windows().stream()
                                    .map(
                                            w ->
                                                    String.valueOf(
                                                            w.localCloses() == null
                                                                    ? null
                                                                    : w.localCloses()
                                                                            .toLocalDate()))
                                    .toList(),
                            wanted);
            case "length" ->
                    pick(
                            s.windows().stream().map(w -> String.valueOf(w.duration())).toList(),
                            wanted);
            case "repeats" ->
                    pick(
                            s.windows().stream().map(w -> String.valueOf(w.repeats())).toList(),
                            wanted);
            case "zone" ->
                    pick(
                            s.windows().stream()
                                    .map(w -> w.zone() + (w.zoneStated() ? " stated" : ""))
                                    .toList(),
                            wanted);
            case "endless" ->
                    pick(
                            s.windows().stream().map(w -> w.openEnded() ? "yes" : "no").toList(),
                            wanted);
            case "windows" -> Integer.toString(s.windows().size());
            case "corridors" -> Integer.toString(s.corridors().size());
            default -> "no key " + key;
        };
    }

    private static String hours(FoundWindow w) {
        return (w.localOpens() == null ? "" : w.localOpens().toLocalTime())
                + "-"
                + (w.localCloses() == null ? "" : w.localCloses().toLocalTime());
    }

    private static String count(FoundCount c) {
        return c.comparator() + c.value() + " " + c.of().replace("civilians", "people");
    }

    private static String named(List<Found> all, String wanted) {
        return all.stream().anyMatch(f -> Answers.same(f.value(), wanted))
                ? wanted
                : all.stream().map(Found::value).toList().toString();
    }

    private static String pick(List<String> all, String wanted) {
        String bare = Folding.fold(wanted);
        boolean there =
                all.stream()
                        .map(Folding::fold)
                        .anyMatch(
                                g ->
                                        g.equals(bare)
                                                || (wanted.indexOf(' ') > 0
                                                        && g.length() > 6
                                                        && Answers.same(g, bare)));
        return there ? wanted : all.toString();
    }
}
