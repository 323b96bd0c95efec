package org.safepassage.notices.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.safepassage.notices.Cases;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.SiteState;

/** Writes the sites of all forms into a folder, to be looked at. */
final class RenderAll {
    private RenderAll() {}

    public static void main(String[] arguments) throws IOException {
        Path to = Path.of(arguments[0]);
        for (Map.Entry<String, SiteState> form : Cases.all().entrySet()) {
            SiteState state = form.getValue().withRecord(Cases.record(), Cases.counts());
            PublicSite.writePlain(state, Lexicons.ours(), null, to.resolve(form.getKey()));
        }
        PublicSite.writePlain(Cases.lapsed(), Lexicons.ours(), null, to.resolve("lapsed"));
    }
}
