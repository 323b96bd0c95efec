package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.LongStream;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeodesyTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "up to a kilometre and 80° the short formula is within a tenth of a millimetre of the geodesic")
    void agreesWithTheGeodesic(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            double lat = random.nextDouble(-80, 80);
            double lon = random.nextDouble(-180, 180);
            double metres = random.nextDouble(0.01, 1000);
            var end = Geodesic.WGS84.Direct(lat, lon, random.nextDouble(360), metres);
            assertEquals(metres, Geodesy.metres(lon, lat, end.lon2, end.lat2), 1e-4);
        }
    }

    @Test
    @DisplayName("a degree of the equator and a quarter of a meridian")
    void knownLengths() {
        assertEquals(111_319.491, Geodesy.metres(0, 0, 1, 0), 0.001); // 6378137 m × π / 180
        assertEquals(
                10_001_965.729, Geodesy.metres(5, 0, 5, 90), 0.001); // WGS 84's quarter meridian
    }
}
