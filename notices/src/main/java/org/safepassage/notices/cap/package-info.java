/**
 * The Common Alerting Protocol: our own alerts (version 1.2), and what is wrong with anybody's
 * (versions 1.0 to 1.2). Which findings there are: {@code docs/formats/cap.md}.
 */
@NullMarked
package org.safepassage.notices.cap;

import org.jspecify.annotations.NullMarked;
