@NullMarked
package org.safepassage.app.record;

import org.jspecify.annotations.NullMarked;
