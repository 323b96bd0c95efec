package org.safepassage.app.server.drafts;

import java.util.ArrayList;
import java.util.List;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Pause;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;

/** A pause file with what parties have answered since it was written, for whoever plans from it. */
public final class AnswersAdded {
    private AnswersAdded() {}

    /**
     * The file, with one assurance more for each answer; as it is where its list is written in
     * braces, which says less and never more.
     *
     * @param answers beyond those that the file itself holds
     */
    public static String to(String file, Pause pause, List<Assurance> answers) {
        List<String> items = new ArrayList<>();
        for (Assurance answer : answers) {
            items.add(item(answer, pause));
        }
        try {
            String with = ListItems.added(file, "assurances", items);
            PauseFile.parse(with, "the pause file");
            return with;
        } catch (InvalidCorrection | InvalidPause _) {
            return file;
        }
    }

    private static String item(Assurance answer, Pause pause) {
        List<String> scope = new ArrayList<>(answer.scope().windows());
        if (scope.isEmpty()) {
            pause.windows().stream().map(AnnouncedWindow::id).forEach(scope::add);
        }
        scope.addAll(answer.scope().corridors());
        StringBuilder item =
                new StringBuilder(
                        "{party: %s, scope: [%s], state: %s, form: %s"
                                .formatted(
                                        answer.party(),
                                        String.join(", ", scope),
                                        answer.state(),
                                        answer.terms().form().word()));
        if (answer.terms().at() != null) {
            item.append(", at: \"").append(answer.terms().at()).append('"');
        }
        if (answer instanceof Assurance.Given given && given.until() != null) {
            item.append(", until: \"").append(given.until()).append('"');
        }
        if (answer instanceof Assurance.Conditional conditional) {
            item.append(", condition: ").append(DraftFile.quoted(conditional.condition()));
        }
        return item.append('}').toString();
    }
}
