@NullMarked
package org.safepassage.notices.site;

import org.jspecify.annotations.NullMarked;
