package org.safepassage.watch.file;

import java.util.List;

/** Reads the rows of one make of table, once its header is known. */
interface RowReader {
    /** Gives one row to the intake, or fails and has given nothing. */
    void read(long line, List<String> row, Intake into) throws RowFault;
}
