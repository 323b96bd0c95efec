/**
 * HTTPS of the server's own: with certificate files, or, for a network without internet, with an
 * authority that it makes itself and that can vouch for one host name only.
 */
@NullMarked
package org.safepassage.app.server.tls;

import org.jspecify.annotations.NullMarked;
