@NullMarked
package org.safepassage.notices;

import org.jspecify.annotations.NullMarked;
