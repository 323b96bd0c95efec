@NullMarked
package org.safepassage.watch;

import org.jspecify.annotations.NullMarked;
