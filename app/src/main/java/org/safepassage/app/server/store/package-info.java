/**
 * Where the server keeps what it knows: records of pauses, one of the office, tables made from
 * them.
 */
@NullMarked
package org.safepassage.app.server.store;

import org.jspecify.annotations.NullMarked;
