package org.safepassage.domain;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who on the staff stands behind an entry, and how it came in. Kept beside the entry in the private
 * journal; no log and no commitment holds it, and it goes when the entry is redacted.
 *
 * @param accounts of staff, 0 to 16 of them, none twice; none when the program did it by itself
 * @param clientKey chosen by whoever sends, once for each thing sent, so that what is sent twice is
 *     entered once; null when there is none. 1 to 200 printable ASCII characters
 * @param received when it came in, by our clock
 * @param origin of the copy of the record it was merged from, or null
 */
public record Behind(
        List<String> accounts,
        @Nullable String clientKey,
        Instant received,
        @Nullable String origin) {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");

    public Behind {
        accounts = List.copyOf(accounts);
        if (accounts.size() > 16 || accounts.stream().distinct().count() != accounts.size()) {
            throw new IllegalArgumentException(
                    "At most 16 accounts stand behind an entry, none twice.");
        }
        for (String account : accounts) {
            if (!ACCOUNT.matcher(account).matches()) {
                throw new IllegalArgumentException(
                        "An account is 1 to 64 of a-z, 0-9, '.', '_' and '-'.");
            }
        }
        if (clientKey != null && !KEY.matcher(clientKey).matches()) {
            throw new IllegalArgumentException(
                    "A client's key is 1 to 200 printable ASCII characters.");
        }
    }

    /** The program itself, at this time. */
    public static Behind program(Instant received) {
        return new Behind(List.of(), null, received, null);
    }

    /** Accounts of staff, and a key of the client's. */
    public static Behind staff(Instant received, @Nullable String clientKey, String... accounts) {
        return new Behind(List.of(accounts), clientKey, received, null);
    }
}
