/**
 * Signing in through an organisation's own identity provider, by OpenID Connect. Nothing here is
 * begun unless it is configured.
 */
@NullMarked
package org.safepassage.app.server.oidc;

import org.jspecify.annotations.NullMarked;
