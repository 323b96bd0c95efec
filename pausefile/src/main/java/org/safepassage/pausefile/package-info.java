/**
 * The pause as a file people write: read with every fault named at its place, and written back with
 * everything else untouched.
 *
 * <p>Three layers. {@code FileText} turns bytes into characters and refuses those that deceive;
 * {@code TreeReader} turns YAML 1.2 into a tree that knows where everything stands, within fixed
 * limits; {@code PauseReader} and its parts turn the tree into a {@link
 * org.safepassage.domain.Pause}. A fault in one part does not stop the next: whoever wrote the file
 * sees all of them at once. The format is described in {@code docs/formats/pause.md}.
 */
@NullMarked
package org.safepassage.pausefile;

import org.jspecify.annotations.NullMarked;
