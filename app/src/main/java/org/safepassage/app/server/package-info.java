/**
 * The server: one program that an organisation runs for itself. {@link
 * org.safepassage.app.server.Server} wires it, top down.
 */
@NullMarked
package org.safepassage.app.server;

import org.jspecify.annotations.NullMarked;
