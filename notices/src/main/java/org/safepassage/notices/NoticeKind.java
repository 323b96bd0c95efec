package org.safepassage.notices;

import org.safepassage.domain.Worded;

/** What a notice tells. A drill is not a kind but a {@link Mode}: any of these can be drilled. */
public enum NoticeKind implements Worded {
    ANNOUNCED("announced"),
    OPEN("open"),
    SUSPENDED("suspended"),
    RESUMED("resumed"),
    EXTENDED("extended"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    private final String word;

    NoticeKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** Whether it tells people not to go. Such a notice is never refused and never delayed. */
    public boolean failsClosed() {
        return switch (this) {
            case SUSPENDED, CLOSED, CANCELLED -> true;
            case ANNOUNCED, OPEN, RESUMED, EXTENDED -> false;
        };
    }

    /** Whether it tells people that they may go, so that it must carry an end. */
    public boolean saysOpen() {
        return switch (this) {
            case OPEN, RESUMED, EXTENDED -> true;
            case ANNOUNCED, SUSPENDED, CLOSED, CANCELLED -> false;
        };
    }
}
