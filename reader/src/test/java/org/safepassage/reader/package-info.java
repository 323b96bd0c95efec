@NullMarked
package org.safepassage.reader;

import org.jspecify.annotations.NullMarked;
