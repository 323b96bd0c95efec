@NullMarked
package org.safepassage.watch.file;

import org.jspecify.annotations.NullMarked;
