@NullMarked
package org.safepassage.notices.cap;

import org.jspecify.annotations.NullMarked;
