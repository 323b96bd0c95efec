package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/**
 * Names of parties, offices and outlets in running text: the category {@code np}. A phrase is a run
 * of words without a stop word, with at least one head: an organisation, an office, a party, a
 * place, or a name with a capital. A match's value is {@code head} where the lexicon knows a head
 * in it and {@code name} where only capitals speak for it.
 */
final class Phrases {
    private static final int MOST_WORDS = 16;

    private static final java.util.List<String> WHOLES =
            java.util.List.of("pause", "outlet", "party");

    private Phrases() {}

    static @Nullable Mark at(Matcher m, int token) {
        return new Run(m, token).read();
    }

    /** One attempt, from left to right. */
    private static final class Run {
        private final Matcher m;
        private final Sentence s;
        private final int from;
        private final boolean arabic;
        private int end;
        private boolean head;
        private boolean name;

        Run(Matcher m, int from) {
            this.m = m;
            this.s = m.sentence();
            this.from = from;
            this.arabic = m.lexicon().language().equals("ar");
        }

        @Nullable Mark read() {
            if (insideAnother()) {
                return null;
            }
            Mark one = simple(from);
            if (one == null) {
                return null;
            }
            Mark more = apposition(one);
            return more == null ? one : more;
        }

        /**
         * "Cessation | des hostilités": no phrase begins inside the words for a pause or a name.
         */
        private boolean insideAnother() {
            for (int i = Math.max(0, from - 4); i < from; i++) {
                for (String category : WHOLES) {
                    Mark whole = m.at(category, i);
                    if (whole != null && whole.to() > from) {
                        return true;
                    }
                }
            }
            return false;
        }

        private @Nullable Mark simple(int start) {
            head = false;
            name = false;
            end = start;
            int at = start;
            Mark det = m.at("det", at);
            at = det == null ? at : det.to();
            int words = 0;
            while (at < s.size() && words < MOST_WORDS) {
                Token t = s.at(at);
                if (t.isSign()) {
                    int next = sign(at, start);
                    if (next < 0) {
                        break;
                    }
                    at = next;
                    continue;
                }
                Mark known = m.at("head", at);
                if (known != null
                        && arabic
                        && head
                        && at > start
                        && isDefinite(at - 1)
                        && !isDefinite(at)
                        && m.at("demonym", at) == null) {
                    break; // "the spokesman | the Hamas movement": a construct behind a definite
                    // word is another phrase
                }
                if (known != null && arabic && head && at > start && begins(at)) {
                    break;
                }
                if (known != null) {
                    head = true;
                    at = known.to();
                    end = at;
                    words++;
                    continue;
                }
                Mark join = m.at("join", at);
                if (join != null) {
                    if (words == 0 || !goesOn(join.to())) {
                        break;
                    }
                    at = join.to();
                    Mark article = m.at("det", at);
                    at = article == null ? at : article.to();
                    words++;
                    continue;
                }
                if (m.at("stop", at) != null
                        || (m.at("det", at) != null && words > 0 && (head || name))) {
                    break;
                }
                boolean numbered =
                        words > 0 && (name || head) && t.raw().length() <= 3 && at == end;
                boolean counts = m.at("count.noun", at + 1) != null || m.at("unit", at + 1) != null;
                if (t.isNumber() && (!numbered || counts)) {
                    break;
                }
                end = t.isNumber() ? at + 1 : end;
                if (t.isCapital()
                        && !m.lexicon().language().equals("de")
                        && m.at("weekday", at) == null
                        && m.at("month", at) == null) {
                    name |= at > 0 || !s.at(0).isCapital() || (s.size() > 1 && isNameStart(at));
                    end = at + 1;
                } else if (t.isCapital() && (head || isName(at))) {
                    name = true;
                    end = at + 1;
                } else if (arabic && head) {
                    end = at + 1;
                } else if (arabic && words > 2) {
                    break;
                } else if (!head && !name && !t.isNumber() && !mayLead(t, det != null)) {
                    return null;
                }
                at++;
                words++;
            }
            if (end <= start || (!head && !name)) {
                return null;
            }
            end = complements(end, at);
            return Mark.of("np", head ? "head" : "name", start, closed(start));
        }

        /** "Министр обороны": plain words behind a head belong to it up to where the run ended. */
        private int complements(int from, int until) {
            String language = m.lexicon().language();
            if (!head || !(language.equals("ru") || language.equals("uk"))) {
                return from;
            }
            int to = from;
            while (to < Math.min(until, from + 2)
                    && s.at(to).isWord()
                    && !s.at(to).isCapital()
                    && m.at("stop", to) == null
                    && m.at("skip", to) == null
                    && Inflection.isGenitive(s.at(to).form())) {
                to++;
            }
            return to;
        }

        /** Whether an unknown word without a capital may stand before the head of a phrase. */
        private boolean mayLead(Token t, boolean afterArticle) {
            return switch (m.lexicon().language()) {
                case "ru", "uk" -> Inflection.isAdjective(t.form());
                case "fr", "es" -> afterArticle;
                default -> true;
            };
        }

        /** "Hamas | the movement of …", "the alliance | the factions": two phrases in a row. */
        private boolean begins(int at) {
            if (m.at("org", at) == null || m.at("demonym", at) != null) {
                return false;
            }
            boolean afterName = m.endingAt("party", at) != null && m.at("org", at - 1) == null;
            boolean afterOrganisation = isDefinite(at - 1) && isDefinite(at);
            return afterName || afterOrganisation;
        }

        private boolean isDefinite(int at) {
            return s.at(at).form().startsWith("ال") || s.at(at).form().startsWith("وال");
        }

        /**
         * A capital at the beginning of a sentence says nothing, unless another name follows it at
         * once.
         */
        private boolean isNameStart(int at) {
            return at > 0
                    || (at + 1 < s.size()
                            && (s.at(at + 1).isCapital() || m.at("say", at + 1) != null));
        }

        /**
         * German writes every noun with a capital: a name is what has two in a row, or digits or
         * inner capitals.
         */
        private boolean isName(int at) {
            String raw = s.at(at).raw();
            boolean abbreviation =
                    raw.length() >= 2 && raw.equals(raw.toUpperCase(java.util.Locale.ROOT));
            return abbreviation
                    || (at > 0
                            && at + 1 < s.size()
                            && s.at(at + 1).isCapital()
                            && m.at("stop", at + 1) == null);
        }

        private boolean goesOn(int at) {
            if (at >= s.size() || s.at(at).isNumber()) {
                return false;
            }
            Mark article = m.at("det", at);
            int next = article == null ? at : article.to();
            if (next >= s.size()) {
                return false;
            }
            if (s.at(next).isSign()) {
                return s.at(next).isQuote();
            }
            return m.at("head", next) != null
                    || (m.at("stop", next) == null
                            && (s.at(next).isCapital()
                                    || m.at("head", next + 1) != null
                                    || arabic
                                    || (next + 1 < s.size() && s.at(next + 1).isCapital())));
        }

        /** A sign inside a phrase: where it goes on behind it, or -1. */
        private int sign(int at, int start) {
            Token t = s.at(at);
            boolean tight = !t.spaced() && at + 1 < s.size() && !s.at(at + 1).spaced();
            if (t.is("-") && tight && at > start) {
                return at + 1;
            }
            if ((t.is("'") && tight) || (t.is("'") && at + 1 < s.size() && s.at(at + 1).is("s"))) {
                return at + 1 < s.size() && s.at(at + 1).is("s") ? at + 2 : at + 1;
            }
            if (t.is("(") && at > start && (head || name)) {
                for (int k = at + 1; k < Math.min(s.size(), at + 7); k++) {
                    if (s.at(k).is(")")) {
                        end = k + 1;
                        return k + 1;
                    }
                    if (!s.at(k).isWord() && !s.at(k).is("-")) {
                        return -1;
                    }
                }
                return -1;
            }
            if (t.isQuote()) {
                for (int k = at + 1; k < Math.min(s.size(), at + 7); k++) {
                    if (s.at(k).isQuote()) {
                        boolean known = head;
                        for (int i = at + 1; i < k; i++) {
                            known |= m.at("head", i) != null;
                        }
                        head = known;
                        name |= s.at(at + 1).isCapital() && at > start;
                        if (head || name) {
                            end = k + 1;
                        }
                        return k + 1;
                    }
                    if (m.at("stop", k) != null) {
                        return -1;
                    }
                }
                return -1;
            }
            if (t.is(".") && at > start && m.at("rank", at - 1) != null && !t.spaced()) {
                return at + 1;
            }
            return -1;
        }

        /**
         * A closing possessive stays outside; an unclosed quotation mark at the beginning stays
         * inside.
         */
        private int closed(int start) {
            int to = end;
            while (to > start + 1 && (s.at(to - 1).is("'") || s.at(to - 1).is("-"))) {
                to--;
            }
            return to;
        }

        /** "le chef d'état-major russe, le général Valéri Guerassimov": an office, then a name. */
        private @Nullable Mark apposition(Mark first) {
            int comma = first.to();
            if (comma + 1 >= s.size() || !(s.at(comma).is(",") || s.at(comma).is("،"))) {
                return null;
            }
            boolean office = isOffice(first);
            if (!office && !first.value().equals("name")) {
                return null;
            }
            int at = comma + 1;
            Mark det = m.at("det", at);
            int inside = det == null ? at : det.to();
            if (inside >= s.size()) {
                return null;
            }
            boolean rank = m.at("rank", inside) != null || m.at("role", inside) != null;
            boolean person =
                    rank
                            || (office
                                    && s.at(inside).isCapital()
                                    && !m.lexicon().language().equals("de")
                                    && m.at("place", inside) == null
                                    && m.at("org", inside) == null
                                    && m.at("party", inside) == null);
            if (!person) {
                return null;
            }
            boolean headBefore = head;
            Mark second = simple(at);
            head = headBefore;
            if (second == null || second.to() - second.from() > 8 || !hasCapital(second)) {
                return null;
            }
            boolean ends =
                    second.to() >= s.size()
                            || (s.at(second.to()).isSign()
                                    && ",،.;)".contains(s.at(second.to()).form()))
                            || m.at("stop", second.to()) != null;
            return ends ? Mark.of("np", "head", first.from(), second.to()) : null;
        }

        private boolean hasCapital(Mark mark) {
            for (int i = mark.from(); i < mark.to(); i++) {
                if (s.at(i).isCapital()) {
                    return true;
                }
            }
            return false;
        }

        private boolean isOffice(Mark mark) {
            for (int i = mark.from(); i < mark.to(); i++) {
                if (m.at("role", i) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
