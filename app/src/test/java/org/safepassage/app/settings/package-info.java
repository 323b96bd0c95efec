@NullMarked
package org.safepassage.app.settings;

import org.jspecify.annotations.NullMarked;
