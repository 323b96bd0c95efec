/** A server process as its users and its enemies meet it: suspensions timed under a flood. */
@NullMarked
package org.safepassage.bench.server;

import org.jspecify.annotations.NullMarked;
