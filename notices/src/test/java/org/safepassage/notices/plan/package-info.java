@NullMarked
package org.safepassage.notices.plan;

import org.jspecify.annotations.NullMarked;
