/**
 * The record of one pause: three stores in one folder, the private journal, the intake log and the
 * public log, behind one type, {@link org.safepassage.app.record.PauseRecord}.
 *
 * <p>How a server uses it:
 *
 * <ol>
 *   <li>{@code PauseRecord.create(folder, keys, beginning, clock)} once, {@code open(folder, keys,
 *       clock)} at each start. Keys are kept outside of the folder.
 *   <li>{@code replay(recorded -> …)} gives every entry in its order: the server's tables are a
 *       projection of it and nothing else. What is private to the server goes in as {@code
 *       PrivateEntry.TableRow} and comes out the same way.
 *   <li>{@code write(entry, behind)} returns when the entry is on the disk, and for what the public
 *       sees under a signed checkpoint. The client's key in {@code behind} makes it safe to send
 *       twice: the same again returns what was entered the first time, another entry under the same
 *       key fails with {@link org.safepassage.app.record.ClientKeyReusedException}. Many threads
 *       may write; they share writes to the disk.
 *   <li>{@code listen(from, listener)} calls for every entry from a number on, those before and
 *       those to come, each once and in order, on a thread of its own.
 *   <li>{@code tick()} once a second: on the fixed beat the intake's root enters the public log,
 *       whatever came.
 *   <li>{@code redact(number, reason, behind)} deletes a text that is under a commitment; proofs of
 *       it stand.
 *   <li>{@code publicFolder()} is a C2SP log of static files, to be served as it is.
 * </ol>
 *
 * <p>After an {@code IOException} nothing is written any more: end the process and open again.
 * Which kind of entry goes where is fixed by its type ({@code org.safepassage.domain.RecordEntry}),
 * the bytes are in {@code docs/formats/record.md}.
 */
@NullMarked
package org.safepassage.app.record;

import org.jspecify.annotations.NullMarked;
