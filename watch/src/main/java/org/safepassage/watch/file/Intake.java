package org.safepassage.watch.file;

import org.safepassage.watch.DayCount;
import org.safepassage.watch.Reason;
import org.safepassage.watch.Report;

/** Takes in what is read, row by row. A watch is one; a test is another. */
public interface Intake {
    void report(Report report);

    void day(DayCount day);

    /** A row that is no report: a row of tags, or one that cannot be read. */
    void unread(Reason reason);
}
