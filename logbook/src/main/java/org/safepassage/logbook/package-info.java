/**
 * A public, verifiable log: a list of entries that nobody can change unnoticed, and any stranger
 * can check.
 *
 * <p>The formats are those of the C2SP specifications tlog-tiles, tlog-checkpoint, signed-note,
 * tlog-cosignature, tlog-proof, tlog-policy and tlog-witness over the Merkle tree of RFC 6962, so
 * tools that are not ours read and check what is written here. Entries are opaque bytes; nothing
 * here knows what they mean. Uses the JDK and nothing else, so an outsider can audit it alone.
 */
@NullMarked
package org.safepassage.logbook;

import org.jspecify.annotations.NullMarked;
