package org.safepassage.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What each corridor lacks: words for the day it is suspended, a destination, screening, a place on
 * the map.
 */
final class CorridorRules {
    private CorridorRules() {}

    static List<Finding> of(Pause pause) {
        if (pause.corridors().isEmpty()) {
            return List.of(
                    Rule.CORRIDOR_MISSING.finding(
                            "corridors", "No corridor is given: there is nothing to open."));
        }
        List<Finding> found = new ArrayList<>(instructions(pause, pause.corridors()));
        add(
                found,
                pause,
                Rule.INSTRUCTION_LANGUAGES,
                _ -> "instructions",
                c -> languagesDiffer(pause, c),
                "Notice and instructions are not in the same languages for %s.");
        destinations(pause, found);
        screening(pause, found);
        add(
                found,
                pause,
                Rule.NOT_ON_MAP,
                "via",
                c -> c.via() == null && takesPeople(c) && !c.isForFighters(),
                "Nothing of %s is on the map: the plan counts nobody there.");
        List<Finding> fighters = new ArrayList<>();
        add(
                fighters,
                pause,
                Rule.NOT_ON_MAP,
                "via",
                c -> c.via() == null && takesPeople(c) && c.isForFighters(),
                "No wounded or civilians of %s are in the plan: it is not on the map.");
        fighters.forEach(f -> found.add(f.withSeverity(Severity.NOTES)));
        add(
                found,
                pause,
                Rule.STATE_IN_FILE,
                "state",
                c -> c.state() != CorridorState.PLANNED && c.state() != CorridorState.CLOSED,
                "The file must not say how %s stands; only decisions on the day open anything.");
        return found;
    }

    /**
     * What must be written before a corridor can be opened: three texts, from one entry or several.
     */
    static List<Finding> instructions(Pause pause, List<Corridor> corridors) {
        List<Finding> found = new ArrayList<>();
        lacking(
                        pause,
                        corridors,
                        Rule.SUSPENSION_NOTICE_MISSING,
                        Instruction::suspensionNotice,
                        "No suspension notice is written for %s.")
                .ifPresent(found::add);
        lacking(
                        pause,
                        corridors,
                        Rule.NOT_STARTED_MISSING,
                        Instruction::notStarted,
                        "Nothing is written for people who have not started, for %s.")
                .ifPresent(found::add);
        lacking(
                        pause,
                        corridors,
                        Rule.ON_THE_WAY_MISSING,
                        Instruction::onTheWay,
                        "Nothing is written for people already on the way, for %s.")
                .ifPresent(found::add);
        return found;
    }

    private static Optional<Finding> lacking(
            Pause pause,
            List<Corridor> corridors,
            Rule rule,
            Function<Instruction, @Nullable Names> text,
            String sentence) {
        List<String> ids =
                corridors.stream()
                        .map(Corridor::id)
                        .filter(id -> texts(pause, id, text).isEmpty())
                        .toList();
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        rule.finding(
                                "instructions", sentence.formatted(InWords.anyOf(pause, ids))));
    }

    private static List<Names> texts(
            Pause pause, String corridor, Function<Instruction, @Nullable Names> text) {
        List<Names> texts = new ArrayList<>();
        for (Instruction instruction : pause.instructions()) {
            Names words = instruction.isFor(corridor) ? text.apply(instruction) : null;
            if (words != null) {
                texts.add(words);
            }
        }
        return texts;
    }

    private static boolean languagesDiffer(Pause pause, Corridor corridor) {
        List<Set<String>> languages = new ArrayList<>();
        for (Function<Instruction, @Nullable Names> text :
                List.<Function<Instruction, @Nullable Names>>of(
                        Instruction::suspensionNotice,
                        Instruction::notStarted,
                        Instruction::onTheWay)) {
            Set<String> all = new LinkedHashSet<>();
            texts(pause, corridor.id(), text).stream()
                    .map(Names::byLanguage)
                    .map(Map::keySet)
                    .forEach(all::addAll);
            if (!all.isEmpty()) {
                languages.add(all);
            }
        }
        return languages.stream().distinct().count() > 1;
    }

    private static void destinations(Pause pause, List<Finding> found) {
        add(
                found,
                pause,
                Rule.DESTINATION_NOT_KNOWN,
                "destination",
                c -> leads(c) && c.destination() == null,
                "No destination is given for %s.");
        add(
                found,
                pause,
                Rule.DESTINATION_NOT_OF_CHOICE,
                "destination/ofChoice",
                c ->
                        leads(c)
                                && c.destination() != null
                                && Boolean.FALSE.equals(c.destination().ofChoice()),
                "People cannot choose the destination of %s.");
        add(
                found,
                pause,
                Rule.DESTINATION_CHOICE_NOT_STATED,
                "destination/ofChoice",
                c -> leads(c) && c.destination() != null && c.destination().ofChoice() == null,
                "Nothing says that people may choose the destination of %s.");
    }

    private static void screening(Pause pause, List<Finding> found) {
        add(
                found,
                pause,
                Rule.SCREENING_NOT_KNOWN,
                "checkpoints",
                c -> c.checkpoints().isEmpty() && takesPeople(c) && !c.isForFighters(),
                "How many people an hour can pass %s is not known: no checkpoint is given.");
        for (Checkpoint checkpoint : pause.checkpoints()) {
            List<String> ids =
                    pause.corridors().stream()
                            .filter(c -> c.checkpoints().contains(checkpoint.id()))
                            .map(Corridor::id)
                            .toList();
            if (checkpoint.lanes() == 0 && !ids.isEmpty()) {
                found.add(
                        Rule.SCREENING_NO_LANES.finding(
                                "checkpoints/" + checkpoint.id() + "/lanes",
                                "Checkpoint %s has no lane: nobody passes %s."
                                        .formatted(
                                                checkpoint.id(), InWords.corridors(pause, ids))));
            }
        }
    }

    private static boolean takesPeople(Corridor corridor) {
        return corridor.admits(PersonCategory.CIVILIANS) || corridor.admits(PersonCategory.WOUNDED);
    }

    /** People leave by it; a corridor for aid alone leads nobody anywhere. */
    private static boolean leads(Corridor corridor) {
        return !corridor.admits().equals(Set.of(Admission.AID));
    }

    private static void add(
            List<Finding> found,
            Pause pause,
            Rule rule,
            String attribute,
            Predicate<Corridor> lacks,
            String sentence) {
        add(found, pause, rule, ids -> InWords.path(pause, ids, attribute), lacks, sentence);
    }

    private static void add(
            List<Finding> found,
            Pause pause,
            Rule rule,
            Function<List<String>, String> where,
            Predicate<Corridor> lacks,
            String sentence) {
        List<String> ids = pause.corridors().stream().filter(lacks).map(Corridor::id).toList();
        if (!ids.isEmpty()) {
            found.add(
                    rule.finding(where.apply(ids), sentence.formatted(InWords.anyOf(pause, ids))));
        }
    }
}
