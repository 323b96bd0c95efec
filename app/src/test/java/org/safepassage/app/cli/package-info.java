/** Tests of the command line from within. */
@NullMarked
package org.safepassage.app.cli;

import org.jspecify.annotations.NullMarked;
