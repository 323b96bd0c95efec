package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * That an office signed.
 *
 * @param line the signature itself, as a signature line of a signed note over the entry without its
 *     signatures, by the office's key for this pause; null where the office has announced no key,
 *     so that the record's own signature is all there is
 */
public record OfficeSignature(Office office, @Nullable String line) {
    /** An office without a key of its own. */
    public static OfficeSignature of(String office) {
        return new OfficeSignature(new Office(office), null);
    }
}
