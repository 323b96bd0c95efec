package org.safepassage.notices;

import java.time.LocalDate;
import org.safepassage.domain.Names;

/**
 * A pause or a drill that is over, and where its page is kept.
 *
 * @param link a file beside the page or an https address
 */
public record PastPause(@Public Names names, @Public LocalDate day, @Public String link) {}
