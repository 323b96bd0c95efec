@NullMarked
package org.safepassage.app.server.logs;

import org.jspecify.annotations.NullMarked;
