@NullMarked
package org.safepassage.app.server.desk;

import org.jspecify.annotations.NullMarked;
