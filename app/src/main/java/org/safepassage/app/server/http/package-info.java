/**
 * The server's HTTP side: which route is for whom, who is signed in, limits, problem details, the
 * API. The only package, with the pages, that knows Spring. No rule of a pause lives here.
 */
@NullMarked
package org.safepassage.app.server.http;

import org.jspecify.annotations.NullMarked;
