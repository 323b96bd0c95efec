package org.safepassage.notices.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.safepassage.notices.BroadcastText;
import org.safepassage.notices.Csv;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.RadioScript;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.SmsText;
import org.safepassage.notices.cap.CapAlert;

/**
 * The forms of one notice that are sent rather than looked up: text messages, a broadcast text and
 * a radio script a language, an alert a corridor.
 */
public final class NoticeForms {
    private NoticeForms() {}

    /**
     * The files by name: {@code sms.csv}, {@code broadcast.LANGUAGE.txt}, {@code
     * radio.LANGUAGE.txt}, {@code cap-CORRIDOR.xml}.
     *
     * @param draft whether nobody has decided it yet: its alerts are drafts
     */
    public static SortedMap<String, byte[]> files(
            SiteState state, Lexicons lexicons, boolean draft) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Csv sms = new Csv().row("corridor", "language", "encoding", "segments", "units", "text");
        for (Lexicon lexicon : lexicons.of(state)) {
            for (PublicCorridor corridor : state.told()) {
                SmsText text = SmsText.of(state, lexicon, corridor);
                sms.row(
                        corridor.id(),
                        lexicon.language(),
                        text.encoding().label(),
                        text.segments(),
                        text.units(),
                        text.text());
            }
            String language = lexicon.language();
            put(files, "broadcast." + language + ".txt", BroadcastText.of(state, lexicon) + "\n");
            put(files, "radio." + language + ".txt", RadioScript.of(state, lexicon));
        }
        put(files, "sms.csv", sms.toString());
        for (PublicCorridor corridor : state.told()) {
            CapAlert alert =
                    draft
                            ? CapAlert.draft(state, lexicons, corridor.id())
                            : CapAlert.of(state, lexicons, corridor.id());
            put(files, "cap-" + corridor.id() + ".xml", alert.xml());
        }
        return files;
    }

    /** Writes them into a folder; their times are the state's. */
    public static void write(SiteState state, Lexicons lexicons, boolean draft, Path folder)
            throws IOException {
        SiteFolder.fill(folder, files(state, lexicons, draft), state.at());
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
