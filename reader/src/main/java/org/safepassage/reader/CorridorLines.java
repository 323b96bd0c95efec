package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;

/** The corridors and assurances of a draft as lines of a pause file. */
final class CorridorLines {
    /** Corridors that one group is written out as, at most; the format holds fifty. */
    private static final int MOST_CORRIDORS = 40;

    private final ClaimLines lines;

    CorridorLines(ClaimLines lines) {
        this.lines = lines;
    }

    void corridors(List<String> windows) {
        List<String> entries = new ArrayList<>();
        boolean taken = false;
        int number = 0;
        for (int i = 0; i < lines.together().main().size(); i++) {
            ReadStatement one = lines.together().main().get(i);
            if (one == null || one.corridors().isEmpty()) {
                continue;
            }
            for (FoundCorridor c : one.corridors()) {
                String value = corridorWords(c);
                boolean writable =
                        !taken
                                && !c.admits().isEmpty()
                                && number + Math.max(1, c.count()) <= MOST_CORRIDORS;
                String first = "C" + (number + 1);
                String field =
                        writable
                                ? "corridors/"
                                        + (c.count() > 1
                                                ? first + "-C" + (number + c.count())
                                                : first)
                                : "corridors/all";
                String claim = lines.claim(field, value, i, c.basis(), c.span());
                for (int n = 0; writable && n < Math.max(1, c.count()); n++) {
                    number++;
                    entries.add(corridor("C" + number, c, one, claim, c.count() <= 1, i));
                }
            }
            taken |= number > 0;
        }
        if (!entries.isEmpty()) {
            lines.line("corridors: # numbers are ours; the text names no more than stands here");
            entries.forEach(lines::line);
        }
        if (number == 0 && windows.isEmpty()) {
            lines.line(
                    "# No window and no corridor could be written: the claims below hold what the text says.");
        }
    }

    private static String corridorWords(FoundCorridor c) {
        return "%s for %s, arms %s"
                .formatted(
                        c.count() == 0 ? "corridors" : Integer.toString(c.count()),
                        c.admits().isEmpty()
                                ? "whom is not said"
                                : String.join(" and ", c.admits()),
                        c.arms());
    }

    private String corridor(
            String id, FoundCorridor c, ReadStatement s, String claim, boolean alone, int source) {
        StringBuilder text = new StringBuilder("  - {id: " + id);
        if (alone && !c.names().isEmpty()) {
            text.append(", names: {")
                    .append(lines.language())
                    .append(": ")
                    .append(Yaml.quote(c.names().getFirst().value()))
                    .append('}');
        }
        text.append(", admits: [")
                .append(String.join(", ", c.admits()))
                .append("], arms: ")
                .append(c.arms());
        if (s.destinations().size() == 1) {
            Found to = s.destinations().getFirst();
            text.append(", destination: {says: ")
                    .append(Yaml.quote(to.value()))
                    .append(", per: [")
                    .append(
                            lines.claim(
                                    "corridors/" + id + "/destination",
                                    to.value(),
                                    source,
                                    "stated",
                                    to.span()))
                    .append("]}");
        }
        return text.append(", state: planned, per: [").append(claim).append("]}").toString();
    }

    void assurances(List<String> windows) {
        List<String> entries = new ArrayList<>();
        String scope = windows.isEmpty() ? "[civilians]" : "[" + String.join(", ", windows) + "]";
        for (int i = 0; i < lines.together().main().size(); i++) {
            ReadStatement one = lines.together().main().get(i);
            for (FoundAssurance a : one == null ? List.<FoundAssurance>of() : one.assurances()) {
                String id = lines.party(a.party().value());
                String claim = lines.claim("assurances/" + id, a.state(), i, "stated", a.span());
                if (a.state().equals("none on record")) {
                    entries.add(
                            "  # "
                                    + id
                                    + ": none on record, the text says; that is absent here ("
                                    + claim
                                    + ")");
                    continue;
                }
                String condition = "";
                if (a.state().equals("conditional")) {
                    condition =
                            ", condition: "
                                    + Yaml.quote(
                                            one == null || one.conditions().isEmpty()
                                                    ? "stated in the text"
                                                    : one.conditions().getFirst().value());
                }
                entries.add(
                        "  - {party: "
                                + id
                                + ", scope: "
                                + scope
                                + ", state: "
                                + a.state()
                                + ", form: reported"
                                + condition
                                + ", per: ["
                                + claim
                                + "]}");
            }
        }
        boolean any = entries.stream().anyMatch(l -> l.startsWith("  - "));
        if (any) {
            lines.line("assurances: # as the text reports them; none has been seen by us");
        }
        entries.stream()
                .filter(l -> any || l.startsWith("  #"))
                .map(l -> any ? l : l.strip())
                .forEach(lines::line);
    }
}
