/**
 * Files of reports, of several makers, read row by row into what the watch takes: UCDP GED, ACLED,
 * air-alert intervals, series of days, and our own. {@code docs/formats/reports.md} has the
 * columns.
 *
 * <p>No row is lost: one that cannot be read is counted, and the first hundred are said with line,
 * column and remedy. A column that is not there is named with the nearest one that is; nothing is
 * guessed.
 */
@NullMarked
package org.safepassage.watch.file;

import org.jspecify.annotations.NullMarked;
