package org.safepassage.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims about the same field that say different things. Both are printed, with the one the file
 * uses; which is right is not ours to say. Two claims differ when their words differ; only the rule
 * on weapons is read, because it is a fixed word.
 */
final class ClaimRules {
    private ClaimRules() {}

    /** One field of one thing, and all claims about it. */
    private record Field(String list, @Nullable String id, String attribute) {}

    static List<Finding> of(Pause pause) {
        Set<String> used = pause.claimsUsed();
        Map<Field, List<Claim>> about = new LinkedHashMap<>();
        for (Claim claim : pause.claims()) {
            FieldExpression field = FieldExpression.of(claim.field(), pause);
            if (field.ids().isEmpty()) {
                about.computeIfAbsent(new Field(field.list(), null, ""), _ -> new ArrayList<>())
                        .add(claim);
            }
            for (String id : field.ids()) {
                about.computeIfAbsent(
                                new Field(field.list(), id, field.attribute()),
                                _ -> new ArrayList<>())
                        .add(claim);
            }
        }
        Map<String, List<Field>> disputes = new LinkedHashMap<>();
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        about.forEach(
                (field, list) -> {
                    List<Claim> all = new ArrayList<>(withWhole(field, list, about));
                    all.sort(Comparator.comparing(c -> !used.contains(c.id())));
                    if (differ(pause, field, all, used)) {
                        // Corridors about which the same claims differ share one finding.
                        String key =
                                field.list()
                                        + "/"
                                        + field.attribute()
                                        + all.stream().map(Claim::id).toList()
                                        + (field.list().equals("corridors") ? "" : field.id());
                        disputes.computeIfAbsent(key, _ -> new ArrayList<>()).add(field);
                        claims.put(key, all);
                    }
                });
        List<Finding> found = new ArrayList<>();
        disputes.forEach(
                (key, fields) ->
                        found.add(
                                finding(pause, fields, claims.getOrDefault(key, List.of()), used)));
        return found;
    }

    /**
     * A window is one thing: what is said of its opening also stands beside what is said of the
     * window.
     */
    private static List<Claim> withWhole(
            Field field, List<Claim> list, Map<Field, List<Claim>> about) {
        if (!field.list().equals("windows") || field.attribute().isEmpty()) {
            return list;
        }
        List<Claim> all =
                new ArrayList<>(
                        about.getOrDefault(new Field(field.list(), field.id(), ""), List.of()));
        all.addAll(list);
        return all;
    }

    /**
     * Whether some claim that the file does not use says something else than another, or than the
     * file.
     */
    private static boolean differ(Pause pause, Field field, List<Claim> claims, Set<String> used) {
        ArmsRule arms =
                isArms(field) && field.id() != null
                        ? pause.findCorridor(field.id()).map(Corridor::arms).orElse(null)
                        : null;
        if (arms != null && arms != ArmsRule.NOT_STATED) {
            return claims.stream().anyMatch(c -> !value(field, c).equals(arms.word()));
        }
        boolean several = claims.stream().map(c -> value(field, c)).distinct().count() > 1;
        return several && claims.stream().anyMatch(c -> !used.contains(c.id()));
    }

    private static boolean isArms(Field field) {
        return field.list().equals("corridors") && field.attribute().equals("arms");
    }

    private static String value(Field field, Claim claim) {
        String value = claim.value().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (isArms(field)) {
            for (ArmsRule rule : ArmsRule.values()) {
                if (value.equals(rule.word())
                        || value.startsWith(rule.word() + ";")
                        || value.startsWith(rule.word() + ",")) {
                    return rule.word();
                }
            }
        }
        return value;
    }

    private static Finding finding(
            Pause pause, List<Field> fields, List<Claim> claims, Set<String> used) {
        Field field = fields.getFirst();
        List<String> ids = new ArrayList<>();
        fields.forEach(
                f -> {
                    if (f.id() != null) {
                        ids.add(f.id());
                    }
                });
        boolean corridors = field.list().equals("corridors");
        String path =
                corridors
                        ? InWords.path(pause, ids, field.attribute())
                        : field.list()
                                + (ids.isEmpty() ? "" : "/" + ids.getFirst())
                                + (field.attribute().isEmpty() ? "" : "/" + field.attribute());
        Rule rule = rule(field);
        String topic =
                switch (rule) {
                    case ARMS_DISPUTED -> "weapons in " + InWords.corridors(pause, ids);
                    case DESTINATION_DISPUTED ->
                            "the destination of " + InWords.corridors(pause, ids);
                    case HOURS_DISPUTED -> "the hours of " + String.join("", ids);
                    default -> path;
                };
        return rule.finding(
                path,
                "Sources differ on %s: %s.%s"
                        .formatted(topic, sayings(field, claims), uses(claims, used)));
    }

    private static Rule rule(Field field) {
        if (field.list().equals("windows")) {
            return Rule.HOURS_DISPUTED;
        }
        if (isArms(field)) {
            return Rule.ARMS_DISPUTED;
        }
        return field.list().equals("corridors") && field.attribute().equals("destination")
                ? Rule.DESTINATION_DISPUTED
                : Rule.CLAIMS_DIFFER;
    }

    /** "K9 'may-keep'; K17 and K18 'must-leave'". */
    private static String sayings(Field field, List<Claim> claims) {
        Map<String, List<String>> bySaying = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (Claim claim : claims) {
            String value = value(field, claim);
            bySaying.computeIfAbsent(value, _ -> new ArrayList<>()).add(claim.id());
            words.putIfAbsent(value, isArms(field) ? value : claim.value().strip());
        }
        List<String> sayings = new ArrayList<>();
        bySaying.forEach(
                (value, ids) ->
                        sayings.add("%s '%s'".formatted(InWords.list(ids), words.get(value))));
        return String.join("; ", sayings);
    }

    private static String uses(List<Claim> claims, Set<String> used) {
        Set<String> ids = new LinkedHashSet<>();
        claims.stream().map(Claim::id).filter(used::contains).forEach(ids::add);
        return ids.isEmpty()
                ? " The file uses none of them."
                : " The file uses " + InWords.list(List.copyOf(ids)) + ".";
    }
}
