/**
 * Does the pause hold? One verdict from all that was reported: by which rule, on what evidence, and
 * when nobody can tell.
 *
 * <p>For a board or a server:
 *
 * <pre>{@code
 * Watch watch = Watch.of(pause, WatchRules.OURS);   // or with lines of the corridors
 * Accepted what = watch.accept(report);             // any order, any time; never throws on content
 * Assessment now = watch.verdictAt(instant);        // as it was known then: pure in what was accepted
 * List<Assessment> day = watch.replay(from, until); // each change, as it was known
 * Assessment later = watch.inHindsight(about, instant); // about one minute, with what came later
 * watch.forgetBefore(instant);                      // memory is then bounded by the rules' window
 * }</pre>
 *
 * <p>Two times are kept apart: when a thing happened ({@link org.safepassage.watch.Report#when})
 * and when it was known ({@link org.safepassage.watch.Report#known}). A verdict at a minute uses
 * what was known by then, so a report that comes late changes later verdicts and no earlier one. No
 * class here reads a clock. One {@code Watch} is for one thread; a server guards it with its own
 * lock.
 *
 * <p>The values are for officers and the record. A public page shows a status and when it was last
 * confirmed, and never "holds".
 */
@NullMarked
package org.safepassage.watch;

import org.jspecify.annotations.NullMarked;
