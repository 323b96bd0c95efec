package org.safepassage.notices.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.notices.Appeal;
import org.safepassage.notices.IncompleteLexicon;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Marks;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;
import org.safepassage.notices.cap.CapAlert;

/**
 * The public site of one pause: every file, from one state. Files are the same bytes for the same
 * state; their names are flat, so that any server, a folder or a stick can hold them.
 */
public final class PublicSite {
    private PublicSite() {}

    /**
     * All files by name, in memory: what a server can answer from at once.
     *
     * <p>A language whose lexicon is incomplete is refused; what fails towards closed is never
     * refused, and has the fixed sentence as that language's page.
     *
     * @param signer null leaves the site unsigned, as the first look at an example is
     * @throws IncompleteLexicon see above
     */
    public static SortedMap<String, byte[]> files(
            SiteState state, Lexicons lexicons, @Nullable Signer signer) {
        Marks.require(SiteState.class);
        SortedMap<String, byte[]> files = new TreeMap<>();
        String first = null;
        for (Lexicon lexicon : lexicons.of(state)) {
            String page = language(state, lexicon, signer, files);
            first = first == null ? page : first;
        }
        if (first == null) {
            throw new IllegalArgumentException(
                    "There is no lexicon for any of %s.".formatted(state.languages()));
        }
        put(files, "index.html", first);
        for (PublicCorridor corridor : state.told()) {
            put(
                    files,
                    "cap-" + corridor.id() + ".xml",
                    CapAlert.of(state, lexicons, corridor.id()).xml());
        }
        put(files, "record.csl.json", Citations.csl(state));
        put(files, "record.bib", Citations.bibtex(state));
        put(files, "page.js", PageFrame.resource("page.js") + "\n");
        put(files, "sw.js", PageFrame.resource("sw.js") + "\n");
        put(files, "verify.js", PageFrame.resource("verify.js") + "\n");
        if (signer != null) {
            String text = Manifest.text(state, files);
            put(files, "site.note", text + "\n" + signer.sign(text).strip() + "\n");
        }
        return Collections.unmodifiableSortedMap(files);
    }

    /** Adds the files of one language and returns its first page. */
    private static String language(
            SiteState state,
            Lexicon lexicon,
            @Nullable Signer signer,
            SortedMap<String, byte[]> files) {
        String tag = lexicon.language();
        if (!lexicon.isComplete()) {
            String page = FixedPage.html(state, lexicon); // refuses what does not fail closed
            put(files, PageFrame.file("index", tag), page);
            return page;
        }
        Voice voice = new Voice(lexicon, state.pause().zone());
        String page = new StatusPage(state, voice).html();
        put(files, PageFrame.file("index", tag), page);
        RecordPage.pages(state, voice).forEach((file, html) -> put(files, file, html));
        put(files, PageFrame.file("past", tag), ListPage.past(state, voice));
        put(files, PageFrame.file("drills", tag), ListPage.drills(state, voice));
        put(
                files,
                PageFrame.file("verify", tag),
                VerifyPage.html(state, voice, signer == null ? null : signer.verifierKey()));
        put(files, "feed." + tag + ".atom", AtomFeed.xml(state, lexicon));
        put(files, "calendar." + tag + ".ics", CalendarFile.announced(state, lexicon));
        put(files, "corridors." + tag + ".geojson", CorridorsGeoJson.json(state, lexicon));
        Appeal appeal = state.publisher().appeal();
        if (appeal != null && AppealBlock.isShown(state, voice)) {
            put(
                    files,
                    "reminder." + tag + ".ics",
                    CalendarFile.reminder(state, lexicon, appeal.reminderDays()));
        }
        return page;
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes all files and switches to them at once: a reader sees the whole old site or the whole
     * new one. Where the file system has links, {@code site} is one; elsewhere a folder that is
     * renamed.
     *
     * @param root a folder that only this writes into
     * @return the folder to serve: {@code root/site}
     */
    public static Path write(SiteState state, Lexicons lexicons, @Nullable Signer signer, Path root)
            throws IOException {
        return new SiteFolder(root).replace(files(state, lexicons, signer), state.at());
    }

    /** Writes all files into a folder as they are, for a stick. */
    public static void writePlain(
            SiteState state, Lexicons lexicons, @Nullable Signer signer, Path folder)
            throws IOException {
        SiteFolder.fill(folder, files(state, lexicons, signer), state.at());
    }
}
