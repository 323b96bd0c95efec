@NullMarked
package org.safepassage.watch.counts;

import org.jspecify.annotations.NullMarked;
