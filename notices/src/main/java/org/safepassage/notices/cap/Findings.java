package org.safepassage.notices.cap;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, at most a thousand. */
final class Findings {
    private static final int MOST = 1_000;

    private final List<CapProblem> problems = new ArrayList<>();

    void error(String rule, XmlNode where, String says) {
        add(rule, CapProblem.Level.ERROR, where, says);
    }

    void warn(String rule, XmlNode where, String says) {
        add(rule, CapProblem.Level.WARNING, where, says);
    }

    void add(String rule, CapProblem.Level level, XmlNode where, String says) {
        if (problems.size() < MOST) {
            problems.add(new CapProblem(rule, level, where.where(), says));
        }
    }

    List<CapProblem> problems() {
        return List.copyOf(problems);
    }

    /** A value as it can stand in a message. */
    static String shown(String value) {
        String line = org.safepassage.notices.Typed.line(value).strip();
        return line.codePointCount(0, line.length()) <= 60
                ? "'" + line + "'"
                : "'" + line.substring(0, line.offsetByCodePoints(0, 59)) + "\u2026'";
    }
}
