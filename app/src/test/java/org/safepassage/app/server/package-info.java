@NullMarked
package org.safepassage.app.server;

import org.jspecify.annotations.NullMarked;
