/** The record beside plain SQLite, the disk's own syncs and SHA-256 alone. */
@NullMarked
package org.safepassage.bench.record;

import org.jspecify.annotations.NullMarked;
