package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.Assurance.Form;
import org.safepassage.domain.Assurance.Terms;

/** What holds of the findings of every pause, and that the documents list the rules there are. */
class CheckProps {
    private static final Pattern NEVER =
            Pattern.compile(
                    "\\b(agreed|safe|admitted|claimed|regime)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> KEYS =
            Set.of(
                    "handling",
                    "type",
                    "called",
                    "purpose",
                    "area",
                    "declaration",
                    "windows",
                    "parties",
                    "relations",
                    "requires",
                    "assurances",
                    "corridors",
                    "checkpoints",
                    "people",
                    "assemblyPoints",
                    "transport",
                    "instructions",
                    "standards",
                    "follows",
                    "sources",
                    "blame");

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /** The worked example or its complete twin with random answers, and with parts left out. */
    private static Pause random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PauseBuilder pause = (random.nextBoolean() ? Aleppo.pause() : Aleppo.complete()).but();
        List<Assurance> said = new ArrayList<>(Aleppo.complete().assurances());
        for (int i = random.nextInt(6); i > 0; i--) {
            said.add(answer(random));
        }
        if (random.nextInt(4) == 0) {
            said.removeIf(_ -> random.nextBoolean());
        }
        pause.assurances(said);
        if (random.nextInt(4) == 0) {
            pause.requires(List.of(new Requirement(List.of("RU", "AG"), scope(random))));
        }
        if (random.nextInt(6) == 0) {
            pause.declaration(null);
        }
        if (random.nextInt(6) == 0) {
            pause.relations(List.of());
        }
        if (random.nextInt(8) == 0) {
            pause.instructions(
                    List.of(
                            new Instruction(
                                    List.of("C1"),
                                    Names.of("ar", "قف"),
                                    null,
                                    Names.of("en", "Turn."))));
        }
        return pause.make();
    }

    private static Assurance answer(SplittableRandom random) {
        String party = List.of("RU", "SY", "AG", "FAS").get(random.nextInt(4));
        Form form = List.of(Form.values()).get(random.nextInt(5));
        Moment at = random.nextInt(4) == 0 ? null : Aleppo.day(11, 1 + random.nextInt(4));
        Terms terms = new Terms(party, scope(random), form, at, List.of());
        return switch (random.nextInt(6)) {
            case 0 -> new Assurance.Requested(terms);
            case 1 -> new Assurance.Conditional(terms, "buses come first");
            case 2 -> new Assurance.Refused(terms);
            case 3 -> new Assurance.Withdrawn(terms);
            case 4 -> new Assurance.Lapsed(terms);
            default ->
                    new Assurance.Given(
                            terms,
                            random.nextBoolean()
                                    ? null
                                    : Aleppo.OPENS.plusSeconds(random.nextInt(-3600, 72000)));
        };
    }

    private static Scope scope(SplittableRandom random) {
        return new Scope(
                random.nextBoolean() ? Set.of() : Set.of("W1"),
                random.nextBoolean() ? Set.of() : Set.of("F1", "C" + (1 + random.nextInt(6))),
                random.nextInt(3) == 0
                        ? Set.of(List.of(Admission.values()).get(random.nextInt(6)))
                        : Set.of());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "each finding is a short neutral sentence about a place of the file; order and words do not change")
    void sentences(long seed) {
        Pause pause = random(seed);
        PauseCheck check = PauseCheck.of(pause, CheckLimits.STANDARD);
        assertEquals(check, PauseCheck.of(pause.but().make(), CheckLimits.STANDARD));
        for (Finding finding : check.findings()) {
            String says = finding.says();
            assertFalse(NEVER.matcher(says).find(), says);
            assertTrue(says.matches("[\\p{Lu}\\d].*\\."), says);
            boolean listsClaims =
                    finding.rule().endsWith("-disputed") || finding.rule().equals("claims-differ");
            assertTrue(listsClaims || words(says) <= 26, says);
            assertTrue(KEYS.contains(finding.where().replaceFirst("/.*", "")), finding.where());
            assertFalse(FieldExpression.of(finding.where(), pause).paths().isEmpty());
        }
    }

    private static long words(String sentence) {
        return 1 + sentence.chars().filter(c -> c == ' ').count();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("what check forbids is what the corridors refuse: one rule, two doors")
    void checkAndDecisionsAgree(long seed) {
        Pause pause = random(seed);
        boolean all = true;
        for (Corridor corridor : pause.corridors()) {
            CorridorStatus planned =
                    CorridorStatus.planned(corridor.id(), Aleppo.OPENS.minusSeconds(7200));
            Decided decided =
                    planned.after(
                            new Decision.Prepare("a", Aleppo.OPENS.minusSeconds(3600)),
                            pause,
                            CorridorLimits.STANDARD);
            all &= decided instanceof Decided.Accepted;
        }
        assertEquals(!PauseCheck.of(pause, CheckLimits.STANDARD).forbidsOpening(), all);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("who is not assured agrees with a plain reading, cell by cell")
    void notAssuredAgrees(long seed) {
        Pause pause = random(seed);
        List<NotAssured> gaps = pause.notAssured();
        for (Corridor corridor : pause.corridors()) {
            for (Admission admits : corridor.admits()) {
                Scope cell = new Scope(Set.of("W1"), Set.of(corridor.id()), Set.of(admits));
                for (String party : List.of("RU", "SY", "AG")) {
                    boolean required =
                            pause.requires().stream()
                                    .anyMatch(
                                            r ->
                                                    r.parties().contains(party)
                                                            && r.scope().covers(cell));
                    Set<String> speakers = party.equals("AG") ? Set.of("AG", "FAS") : Set.of(party);
                    boolean missing =
                            gaps.stream()
                                    .anyMatch(
                                            g ->
                                                    speakers.contains(g.party())
                                                            && g.scope().covers(cell));
                    boolean given =
                            says(pause, party, cell)
                                    && !(party.equals("AG") && no(pause, "FAS", cell));
                    assertEquals(
                            required && !given, missing, () -> party + " " + cell + " " + gaps);
                }
            }
        }
    }

    /**
     * A first-hand yes that no other statement of the same party may have followed, and that binds
     * at the opening.
     */
    private static boolean says(Pause pause, String party, Scope cell) {
        return pause.assurances().stream()
                .filter(
                        a ->
                                a.party().equals(party)
                                        && a.scope().covers(cell)
                                        && a.bindsAt(Aleppo.OPENS))
                .filter(a -> a.terms().form().isFirstHand())
                .anyMatch(
                        a ->
                                standing(pause, party, cell).stream()
                                        .allMatch(no -> surelyBefore(no, a)));
    }

    private static boolean no(Pause pause, String party, Scope cell) {
        List<Assurance> noes = standing(pause, party, cell);
        boolean undone =
                pause.assurances().stream()
                        .filter(
                                a ->
                                        a instanceof Assurance.Given
                                                && a.party().equals(party)
                                                && a.scope().covers(cell))
                        .anyMatch(a -> noes.stream().allMatch(no -> surelyBefore(no, a)));
        if (!undone) {
            return !noes.isEmpty();
        }
        boolean binds =
                pause.assurances().stream()
                        .filter(
                                a ->
                                        a.bindsAt(Aleppo.OPENS)
                                                && a.party().equals(party)
                                                && a.scope().covers(cell))
                        .anyMatch(a -> noes.stream().allMatch(no -> surelyBefore(no, a)));
        return !binds;
    }

    private static List<Assurance> standing(Pause pause, String party, Scope cell) {
        return pause.assurances().stream()
                .filter(a -> a.party().equals(party) && a.scope().covers(cell))
                .filter(a -> !(a instanceof Assurance.Given) && !(a instanceof Assurance.Requested))
                .toList();
    }

    /** Days alone here: an earlier day is surely before, the same day is not. */
    private static boolean surelyBefore(Assurance no, Assurance yes) {
        Moment first = no.terms().at();
        Moment second = yes.terms().at();
        return first != null && second != null && first.date().isBefore(second.date());
    }

    @Test
    @DisplayName("the documents list every rule there is, with its severity, and no other")
    void documents() throws IOException {
        Path docs = Path.of(System.getProperty("safepassage.root", ".."), "docs");
        Map<String, String> listed = new TreeMap<>();
        Pattern row = Pattern.compile("^\\| `([a-z0-9-]+)` \\| (forbids|warns|notes)");
        for (String name : List.of("rules.md", "states.md")) {
            for (String line : Files.readAllLines(docs.resolve(name))) {
                Matcher matcher = row.matcher(line);
                if (matcher.find()) {
                    listed.put(matcher.group(1), matcher.group(2));
                }
            }
        }
        Map<String, String> rules = new TreeMap<>();
        for (Rule rule : Rule.values()) {
            rules.put(rule.word(), rule.severity().word());
        }
        assertEquals(rules, listed);
    }
}
