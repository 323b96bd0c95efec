package org.safepassage.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.NoticeEvent;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.PublicPause;
import org.safepassage.notices.Publisher;
import org.safepassage.notices.Reason;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.site.PublicSite;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;

/**
 * Opens and suspends the eight corridors of the worked example in turn, in five languages, and
 * times each change until all files of the site are written and switched to. The first change is
 * that of a cold Java.
 *
 * <p>{@code java … org.safepassage.bench.site.SiteRun PAUSE [CHANGES]}
 */
public final class SiteRun {
    private SiteRun() {}

    public static void main(String[] arguments) throws IOException, InvalidPause {
        int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        Instant opens = Instant.parse("2016-11-04T07:00:00Z");
        PublicPause pause = PublicPause.of(PauseFile.read(Path.of(arguments[0])).pause(), opens);
        SiteState state =
                SiteState.announced(
                        pause,
                        opens,
                        Mode.EXAMPLE,
                        List.of("en", "ar", "fr", "ru", "uk"),
                        Publisher.example());
        Lexicons lexicons = Lexicons.ours();
        Path root = Files.createTempDirectory("site-run-");
        double[] millis = new double[changes];
        for (int i = 0; i < changes; i++) {
            SiteState next = change(state, i, opens);
            long start = System.nanoTime();
            PublicSite.write(next, lexicons, null, root);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d corridors x 5 languages, %d files: first %.0f ms, median %.0f ms, slowest %.0f ms of %d changes%n",
                pause.corridors().size(),
                PublicSite.files(state, lexicons, null).size(),
                first,
                millis[changes / 2],
                millis[changes - 1],
                changes);
    }

    private static SiteState change(SiteState state, int i, Instant opens) {
        boolean open = i % 2 == 0;
        Instant when = opens.plusSeconds(60L * i);
        List<PublicCorridor> corridors = new ArrayList<>();
        for (PublicCorridor corridor : state.pause().corridors()) {
            corridors.add(
                    corridor.with(
                            new CorridorStatus(
                                    corridor.id(),
                                    open ? CorridorState.OPEN : CorridorState.SUSPENDED,
                                    when,
                                    open ? when.plusSeconds(3_600) : null,
                                    open ? when : null,
                                    null)));
        }
        NoticeEvent event =
                new NoticeEvent(
                        open ? NoticeKind.OPEN : NoticeKind.SUSPENDED,
                        List.of(),
                        when,
                        Reason.LATER,
                        i + 2);
        return state.withCodes(Map.of()).after(event, corridors, when);
    }
}
