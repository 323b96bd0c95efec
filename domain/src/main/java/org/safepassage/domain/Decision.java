package org.safepassage.domain;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What somebody decides about one corridor. Opening, resuming and extending take two people;
 * suspending and closing take one. People are accounts of staff, opaque here; they stay in the
 * record and reach no status and no notice.
 *
 * <p>An account is 1 to 64 of {@code a-z 0-9 . _ -}: one account has one spelling, so nobody is two
 * people by writing their name in another way.
 */
public sealed interface Decision {
    /** When it was decided. */
    Instant at();

    /** Everything is in place; two people can open it in the window. */
    record Prepare(String by, Instant at) implements Decision {
        public Prepare {
            account(by);
        }
    }

    /**
     * Open.
     *
     * @param until first instant at which nobody may be on the road any more; at most the window's
     *     close
     */
    record Open(String first, String second, Instant at, Instant until) implements Decision {
        public Open {
            account(first);
            account(second);
        }
    }

    /** The duty officer has looked, and it is still open. */
    record Confirm(String by, Instant at) implements Decision {
        public Confirm {
            account(by);
        }
    }

    /**
     * Do not go. Needs no reason, no second person and no clock that runs right; is never refused
     * before the close.
     */
    record Suspend(String by, Instant at) implements Decision {
        public Suspend {
            account(by);
        }
    }

    /** Open again after a suspension or a lapse, under all conditions of opening. */
    record Resume(String first, String second, Instant at, Instant until) implements Decision {
        public Resume {
            account(first);
            account(second);
        }
    }

    /** A later end while it is open. */
    record Extend(String first, String second, Instant at, Instant until) implements Decision {
        public Extend {
            account(first);
            account(second);
        }
    }

    /** Over for good. */
    record Close(String by, Instant at) implements Decision {
        public Close {
            account(by);
        }
    }

    private static void account(String account) {
        if (!Accounts.PATTERN.matcher(account).matches()) {
            throw new IllegalArgumentException(
                    "An account is 1 to 64 of a-z, 0-9, '.', '_' and '-'.");
        }
    }

    /** Holds the pattern: an interface has no private constant. */
    final class Accounts {
        private static final Pattern PATTERN = Pattern.compile("[a-z0-9._-]{1,64}");

        private Accounts() {}
    }
}
