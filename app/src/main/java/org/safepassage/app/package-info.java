/**
 * The one program: what starts it, and the wiring of it all. The only module with a clock, a port
 * and a terminal.
 */
@NullMarked
package org.safepassage.app;

import org.jspecify.annotations.NullMarked;
