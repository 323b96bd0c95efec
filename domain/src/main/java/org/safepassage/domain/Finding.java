package org.safepassage.domain;

/**
 * One thing that is missing, unclear or disputed in a pause, or that stands against a decision.
 *
 * @param rule the word of a {@link Rule}
 * @param who must act
 * @param where in the pause file: {@code declaration/announced}, or several places at once in the
 *     notation of claims: {@code corridors/F1+F2/arms}; {@link FieldExpression} lists them one by
 *     one
 * @param says one plain, neutral sentence
 */
public record Finding(String rule, Severity severity, Responsible who, String where, String says) {
    public Finding {
        if (rule.isBlank() || where.isBlank() || says.isBlank()) {
            throw new IllegalArgumentException(
                    "A finding names its rule and place and says something.");
        }
    }

    Finding withWho(Responsible other) {
        return new Finding(rule, severity, other, where, says);
    }

    Finding withSeverity(Severity other) {
        return new Finding(rule, other, who, where, says);
    }

    /** {@code forbids assurance-missing assurances: No assurance …} */
    @Override
    public String toString() {
        return "%s %s %s: %s".formatted(severity.word(), rule, where, says);
    }
}
