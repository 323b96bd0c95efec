package org.safepassage.watch.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Our own reports as a table: one column a field, several names in a field with semicolons. */
final class OwnRows implements RowReader {
    private final String file;
    private final Times times;
    private final SharedWords words = new SharedWords();
    private final Map<String, Integer> places = new HashMap<>();

    OwnRows(String file, Columns columns, Settings settings) throws InvalidReports {
        this.file = file;
        times = new Times(settings.zone());
        columns.need("id");
        columns.need("observer");
        columns.need("kind");
        for (String field : OwnFields.ALL) {
            places.put(field, columns.find(field.toLowerCase(Locale.ROOT)));
        }
        for (String unread : columns.unread()) {
            if (!unread.startsWith("x-")) {
                String nearest =
                        Nearest.to(unread, OwnFields.ALL)
                                .map(n -> " The nearest is '%s'.".formatted(n))
                                .orElse("");
                throw new InvalidReports(
                        file,
                        "line 1",
                        "There is no field '%s'.%s".formatted(unread, nearest),
                        "Rename the column, or begin its name with x- to keep it unread.");
            }
        }
    }

    @Override
    public void read(long line, List<String> row, Intake into) throws RowFault {
        into.report(
                new OwnFields(
                                name -> Columns.field(row, places.getOrDefault(name, -1)),
                                times,
                                words)
                        .report(file + ":" + line));
    }
}
