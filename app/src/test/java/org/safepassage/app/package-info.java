@NullMarked
package org.safepassage.app;

import org.jspecify.annotations.NullMarked;
