/** What the program answers over HTTP. Loopback only, until the server comes. */
@NullMarked
package org.safepassage.app.http;

import org.jspecify.annotations.NullMarked;
