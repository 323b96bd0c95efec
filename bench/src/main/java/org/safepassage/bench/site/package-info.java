/** How long a change of state takes until every public file says so. */
@NullMarked
package org.safepassage.bench.site;

import org.jspecify.annotations.NullMarked;
