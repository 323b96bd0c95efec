@NullMarked
package org.safepassage.app.server.people;

import org.jspecify.annotations.NullMarked;
