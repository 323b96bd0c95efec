/** What the server writes about itself for those who look after it, and what it never writes. */
@NullMarked
package org.safepassage.app.server.logs;

import org.jspecify.annotations.NullMarked;
