/**
 * From pasted statements to a draft pause: what was read in each text, what an officer confirmed or
 * corrected, and the file that follows from both. Functions; nothing here decides or keeps.
 */
@NullMarked
package org.safepassage.app.server.drafts;

import org.jspecify.annotations.NullMarked;
