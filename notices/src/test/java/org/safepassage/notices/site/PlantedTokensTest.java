package org.safepassage.notices.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.domain.Admission;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.AssemblyPoint;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Destination;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.LaneRate;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Names;
import org.safepassage.domain.Party;
import org.safepassage.domain.PartyKind;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PauseBuilder;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Route;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Source;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Via;
import org.safepassage.notices.Cases;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.PublicPause;
import org.safepassage.notices.SiteState;

/** More than a thousand restricted values are planted in a pause; none may come out anywhere. */
class PlantedTokensTest {
    private final List<String> planted = new ArrayList<>();

    private String token() {
        String token = "zqx" + String.format(Locale.ROOT, "%05d", 10_000 + planted.size()) + "k";
        planted.add(token);
        return token;
    }

    @Test
    @DisplayName("a byte scan over all that is written finds none of a thousand planted tokens")
    void noneComesOut(@TempDir Path folder) throws IOException {
        SiteState state =
                SiteState.announced(
                        PublicPause.of(pause(), Cases.NOON),
                        Cases.NOON,
                        Mode.REAL,
                        Cases.LANGUAGES,
                        Cases.publisher());
        assertTrue(planted.size() > 1_000, () -> planted.size() + " tokens");
        PublicSite.write(state, Lexicons.ours(), null, folder);
        NoticeForms.write(state, Lexicons.ours(), false, folder.resolve("announced"));
        Map<String, String> found = new TreeMap<>();
        int files = 0;
        List<Path> written;
        try (Stream<Path> all = Files.walk(folder)) {
            written = all.filter(Files::isRegularFile).toList();
        }
        String host =
                Files.isReadable(Path.of("/etc/hostname"))
                        ? Files.readString(Path.of("/etc/hostname")).strip()
                        : "";
        for (Path file : written) {
            files++;
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String token : planted) {
                if (text.contains(token) || file.toString().contains(token)) {
                    found.put(token, file.getFileName().toString());
                }
            }
            assertFalse(text.contains(System.getProperty("user.home")), file.toString());
            if (host.length() > 5) {
                assertFalse(text.contains(host), file.toString());
            }
            assertFalse(text.contains("41.98765"), "a checkpoint's or a place's point");
        }
        assertTrue(files > 40);
        assertEquals(Map.of(), found);
    }

    private Pause pause() {
        Scope w1 = Scope.window("W1");
        List<Corridor> corridors = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<PeopleAtPlace> people = new ArrayList<>();
        List<AssemblyPoint> points = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            people.add(
                    new PeopleAtPlace(
                            token(),
                            Names.of("en", token()),
                            new GeoPoint(41.98765, 36.1),
                            PersonCategory.CIVILIANS,
                            new PeopleRange(10, 20, 30),
                            Basis.STATED,
                            List.of()));
        }
        for (int i = 0; i < 8; i++) {
            String checkpoint = token();
            checkpoints.add(checkpoint(checkpoint));
            corridors.add(
                    new Corridor(
                            "C" + (i + 1),
                            null,
                            Set.of(Admission.CIVILIANS),
                            ArmsRule.NOT_STATED,
                            new Route(List.of(token()), Basis.INFERRED, List.of()),
                            new Via(
                                    new Spot.Node(token()),
                                    new Spot.At(new GeoPoint(41.98765, 36.2)),
                                    Basis.ILLUSTRATION),
                            new Destination(token(), null, List.of()),
                            List.of(checkpoint),
                            CorridorState.PLANNED,
                            List.of()));
        }
        for (int i = 0; i < 150; i++) {
            points.add(
                    new AssemblyPoint(
                            token(),
                            null,
                            new Spot.Node(token()),
                            LocalDateTime.of(2016, 11, 4, 8, 0),
                            Basis.STATED));
            claims.add(
                    new Claim(
                            "K" + i, "people/" + i, token(), List.of(), "S1", Basis.STATED, null));
        }
        PauseBuilder pause =
                new PauseBuilder(
                                "p",
                                LocalDate.of(2016, 11, 4),
                                Names.of("en", "Pause"),
                                ArrangementType.UNILATERAL_DECLARATION)
                        .sources(List.of(source()))
                        .windows(
                                List.of(
                                        AnnouncedWindow.of(
                                                "W1",
                                                ZoneId.of("Asia/Damascus"),
                                                LocalDateTime.of(2016, 11, 4, 9, 0),
                                                LocalDateTime.of(2016, 11, 4, 19, 0))))
                        .parties(
                                List.of(
                                        new Party(
                                                "A",
                                                Names.of("en", "Party A"),
                                                PartyKind.STATE,
                                                null)))
                        .assurances(
                                List.of(
                                        new Assurance.Conditional(
                                                new Assurance.Terms(
                                                        "A",
                                                        w1,
                                                        Assurance.Form.WRITTEN,
                                                        new Moment(LocalDate.of(2016, 11, 2), null),
                                                        List.of()),
                                                token())));
        return pause.corridors(corridors)
                .checkpoints(checkpoints)
                .people(people)
                .assemblyPoints(points)
                .claims(claims)
                .make();
    }

    private Checkpoint checkpoint(String id) {
        return new Checkpoint(
                id, new Spot.Node(token()), 4, new LaneRate(null, 149, null), Basis.STATED);
    }

    private Source source() {
        return new Source(
                "S1", Source.Kind.NEWS, null, token(), null, null, null, null, null, null, null);
    }
}
