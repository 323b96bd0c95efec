package org.safepassage.logbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads a policy line by line. Bytes above 0x7f are opaque, so lines are held as ISO 8859-1. */
final class PolicyReader {
    /**
     * Lines in the largest policy that is read. Ours; the specification recommends room for 32 of
     * each kind.
     */
    private static final int MOST_LINES = 10_000;

    /** Groups in groups; a policy is shallow, and the check of a quorum is recursive. Ours. */
    private static final int DEEPEST_GROUP = 32;

    private final byte[] bytes;
    private final List<Policy.Log> logs = new ArrayList<>();
    private final Map<String, Policy.Member> members = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> listed = new HashSet<>();
    private Policy.@Nullable Member quorum;
    private boolean quorumSaid;

    PolicyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    Policy read() throws MalformedException {
        for (byte b : bytes) {
            if ((b >= 0 && b < 0x20 && b != '\t' && b != '\n') || b == 0x7f) {
                throw new MalformedException(
                        "A policy has no control character but tab and line end, but there is a 0x%02x in it."
                                .formatted(b));
            }
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new MalformedException("The last line of a policy must end with a line end.");
        }
        String[] lines = text.split("\n", -1);
        if (lines.length > MOST_LINES) {
            throw new MalformedException("A policy has at most %d lines.".formatted(MOST_LINES));
        }
        for (int i = 0; i < lines.length; i++) {
            try {
                readLine(lines[i]);
            } catch (MalformedException e) {
                throw new MalformedException("Line %d: %s".formatted(i + 1, e.getMessage()), e);
            }
        }
        if (!quorumSaid) {
            throw new MalformedException(
                    "A policy needs one line 'quorum NAME', or 'quorum none'.");
        }
        List<Policy.Witness> witnesses =
                members.values().stream()
                        .filter(Policy.Witness.class::isInstance)
                        .map(Policy.Witness.class::cast)
                        .toList();
        return new Policy(logs, witnesses, quorum);
    }

    private void readLine(String line) throws MalformedException {
        List<String> words = new ArrayList<>();
        new StringTokenizer(line, " \t")
                .asIterator()
                .forEachRemaining(word -> words.add((String) word));
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        switch (words.getFirst()) {
            case "log" -> readLog(words);
            case "witness" -> readWitness(words);
            case "group" -> readGroup(words);
            case "quorum" -> readQuorum(words);
            default ->
                    throw new MalformedException(
                            "A line begins with log, witness, group or quorum, not %s."
                                    .formatted(CanonicalText.shown(words.getFirst())));
        }
    }

    private void readLog(List<String> words) throws MalformedException {
        requireWords(words, 2, 3, "log VKEY [URL]");
        VerifierKey key = key(words.get(1));
        if (key.type() == SignatureType.ED25519_COSIGNATURE) {
            throw new MalformedException("The key of a log is of type 0x01 or 0x06, not 0x04.");
        }
        if (logs.stream().anyMatch(log -> log.key().sameKey(key))) {
            throw new MalformedException("Two lines name the same key of a log.");
        }
        logs.add(new Policy.Log(key, words.size() > 2 ? words.get(2) : null));
    }

    private void readWitness(List<String> words) throws MalformedException {
        requireWords(words, 3, 4, "witness NAME VKEY [URL]");
        VerifierKey key = key(words.get(2));
        if (key.type() == SignatureType.ED25519) {
            throw new MalformedException("The key of a witness is of type 0x04 or 0x06, not 0x01.");
        }
        boolean twice =
                members.values().stream()
                        .anyMatch(
                                m -> m instanceof Policy.Witness other && other.key().sameKey(key));
        if (twice) {
            throw new MalformedException("Two lines name the same key of a witness.");
        }
        define(new Policy.Witness(words.get(1), key, words.size() > 3 ? words.get(3) : null), 0);
    }

    private void readGroup(List<String> words) throws MalformedException {
        requireWords(words, 4, Integer.MAX_VALUE, "group NAME all|any|NUMBER MEMBER...");
        List<Policy.Member> group = new ArrayList<>();
        int depth = 0;
        for (String name : words.subList(3, words.size())) {
            Policy.Member member = member(name);
            if (!listed.add(name)) {
                throw new MalformedException(
                        "%s is a member twice; each counts once."
                                .formatted(CanonicalText.shown(name)));
            }
            depth = Math.max(depth, depths.getOrDefault(name, 0) + 1);
            group.add(member);
        }
        if (depth > DEEPEST_GROUP) {
            throw new MalformedException(
                    "Groups stand in groups at most %d deep.".formatted(DEEPEST_GROUP));
        }
        long needed =
                switch (words.get(2)) {
                    case "all" -> group.size();
                    case "any" -> 1;
                    default -> CanonicalText.decimal(words.get(2));
                };
        if (needed < 1 || needed > group.size()) {
            throw new MalformedException(
                    "Of %d members, 1 to %d can be needed, not %d."
                            .formatted(group.size(), group.size(), needed));
        }
        define(new Policy.Group(words.get(1), (int) needed, group), depth);
    }

    private void readQuorum(List<String> words) throws MalformedException {
        requireWords(words, 2, 2, "quorum NAME");
        if (quorumSaid) {
            throw new MalformedException("A policy has one quorum line, but this is the second.");
        }
        quorumSaid = true;
        quorum = words.get(1).equals("none") ? null : member(words.get(1));
    }

    private void define(Policy.Member member, int depth) throws MalformedException {
        if (member.name().equals("none") || members.putIfAbsent(member.name(), member) != null) {
            throw new MalformedException(
                    "The name %s is taken.".formatted(CanonicalText.shown(member.name())));
        }
        depths.put(member.name(), depth);
    }

    private Policy.Member member(String name) throws MalformedException {
        Policy.Member member = members.get(name);
        if (member == null) {
            throw new MalformedException(
                    "%s is not defined on a line before.".formatted(CanonicalText.shown(name)));
        }
        return member;
    }

    private static VerifierKey key(String opaque) throws MalformedException {
        return VerifierKey.parse(CanonicalText.utf8(opaque.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void requireWords(List<String> words, int least, int most, String form)
            throws MalformedException {
        if (words.size() < least || words.size() > most) {
            throw new MalformedException("The line is '%s'.".formatted(form));
        }
    }
}
