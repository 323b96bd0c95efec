package org.safepassage.roads.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.InvalidInput;

class PeopleFileTest {
    @TempDir Path folder;

    private List<Waiting> read(String text) throws IOException, InvalidInput {
        Path file = folder.resolve("people.csv");
        Files.writeString(file, text);
        return PeopleFile.read(file);
    }

    @Test
    @DisplayName("places with a range; nobody waits where the range is nothing")
    void places() throws Exception {
        List<Waiting> people =
                read(
                        """
                        place,name,lon,lat,category,low,likely,high
                        p1,"Bustan al-Qasr, south",37.1441,36.1868,civilians,9000,12000,15000
                        p1,,37.1441,36.1868,wounded,0,40,90

                        p2,,37.15,36.19,civilians,0,0,0
                        """);
        assertEquals(
                List.of(
                        new Waiting(
                                "p1",
                                "Bustan al-Qasr, south",
                                37.1441,
                                36.1868,
                                PersonCategory.CIVILIANS,
                                new PeopleRange(9000, 12000, 15000)),
                        new Waiting(
                                "p1",
                                "",
                                37.1441,
                                36.1868,
                                PersonCategory.WOUNDED,
                                new PeopleRange(0, 40, 90))),
                people);
    }

    @Test
    @DisplayName(
            "a count instead of a range, columns in any order and case, a byte-order mark, Windows line ends")
    void counts() throws Exception {
        List<Waiting> people = read("\ufeffPeople,LAT,Lon\r\n120,36.1868,37.1441\r\n");
        assertEquals(1, people.size());
        assertEquals(PeopleRange.of(120), people.getFirst().people());
        assertEquals("line 2", people.getFirst().place());
        assertEquals(37.1441, people.getFirst().lon());
    }

    @Test
    @DisplayName("an H3 cell stands for its centre; one far from the point beside it is an error")
    void cells() throws Exception {
        // Centre after the columns lon and lat of the r5r sample that this cell is from, another
        // program's: 2 m apart at most.
        Waiting cell = read("id,population\n89a9012a3cfffff,159\n").getFirst();
        assertEquals(-51.2118666785315, cell.lon(), 2e-5);
        assertEquals(-30.1005760100267, cell.lat(), 2e-5);
        assertEquals(
                1, read("id,lon,lat,population\n89a9012a3cfffff,-51.2118,-30.1005,159\n").size());
        InvalidInput away =
                assertThrows(
                        InvalidInput.class,
                        () -> read("id,lon,lat,population\n89a9012a3cfffff,-51.20,-30.1005,159\n"));
        assertTrue(away.reason().startsWith("The cell 89a9012a3cfffff lies 11"), away.reason());
        assertEquals("line 2, column 1", away.place());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lon,lat,people;37,36,-5 | \"-5\" is no number of people.",
                "lon,lat,people;37,36,12.5 | \"12.5\" is no number of people.",
                "lon,lat,people;37,36, | \"\" is no number of people.",
                "lon,lat,people;37,36,3000000000 | \"3000000000\" is no number of people.",
                "lon,lat,people;37,36,2000000000;37,36,1 | The people up to here are more than 2000000000.",
                "lon,lat,people;NaN,36,5 | \"NaN\" is no longitude or latitude.",
                "lon,lat,people;37,96,5 | \"96\" is no longitude or latitude.",
                "lon,lat,people;37,36 | The line has only 2 columns.",
                "lon,lat,category,people;37,36,fighters,5 | \"fighters\" is no category of people by place.",
                "lon,lat,low,likely,high;37,36,5,4,6 | low 5, likely 4, high 6 are out of order.",
                "lon,lat,low,high;37,36,5,6 | The column \"likely\" is missing.",
                "lon,lat;37,36 | No column says how many people.",
                "lon,lon,people;37,36,5 | There are two columns \"lon\".",
                "a,b;1,2 | The header has neither lon and lat nor an H3 cell",
                "id,population;zzz,5 | \"zzz\" is no H3 cell.",
                "id,population;8fffffffffffff0,5 | \"8fffffffffffff0\" is no H3 cell.",
                "lon,lat,people;37,36,\"5 | The file is not CSV",
                "'' | The file is empty.",
            })
    void refused(String lines, String reason) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> read(lines.replace(';', '\n')));
        assertTrue(refused.reason().startsWith(reason), refused.toString());
    }

    @Test
    @DisplayName("text that is not UTF-8 is refused")
    void notText() throws Exception {
        Path file = folder.resolve("people.csv");
        Files.write(
                file, new byte[] {'l', 'o', 'n', ',', 'l', 'a', 't', ',', (byte) 0xc3, '(', '\n'});
        InvalidInput refused = assertThrows(InvalidInput.class, () -> PeopleFile.read(file));
        assertEquals("The file is not UTF-8 text.", refused.reason());
    }
}
