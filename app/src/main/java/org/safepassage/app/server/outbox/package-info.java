/**
 * What the public is told, and whether each channel says so. What is to be said follows from the
 * journal, so a crash loses nothing: after it everything that is not read back is sent again.
 */
@NullMarked
package org.safepassage.app.server.outbox;

import org.jspecify.annotations.NullMarked;
