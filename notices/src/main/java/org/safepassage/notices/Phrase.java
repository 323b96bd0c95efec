package org.safepassage.notices;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every sentence and word that a notice or a public page may say, with the values it must hold. The
 * words themselves are data, one file a language; a file that lacks one of these, or leaves out one
 * of its values, is incomplete.
 */
public enum Phrase {
    HEAD_ANNOUNCED("head-announced"),
    HEAD_OPEN("head-open", "corridors", "n", "time"),
    HEAD_RESUMED("head-resumed", "corridors", "n", "time"),
    HEAD_EXTENDED("head-extended", "corridors", "n", "time"),
    HEAD_SUSPENDED("head-suspended", "corridors", "n"),
    HEAD_CLOSED("head-closed", "corridors", "n"),
    HEAD_CANCELLED("head-cancelled"),
    HEAD_UNKNOWN("head-unknown", "corridors", "n"),
    HEAD_NONE("head-none"),
    AFTER_OPEN("after-open", "n", "time"),
    AFTER_SUSPENDED("after-suspended"),
    SAYS("says", "publisher"),
    CONFIRMED("confirmed", "date", "time", "zone"),
    CHANGED("changed", "date", "time", "zone"),
    WRITTEN("written", "date", "time", "zone"),
    STALE_HINT("stale-hint", "minutes"),
    VALID_UNTIL("valid-until", "date", "time", "zone"),
    VALID_REPLACED("valid-replaced"),
    WHEN("when", "closes", "date", "opens", "party", "zone"),
    WHEN_NOBODY("when-nobody", "closes", "date", "opens", "zone"),
    WHEN_OPEN_ENDED("when-open-ended", "date", "opens", "zone"),
    WHEN_DAY("when-day", "date"),
    WHEN_DAILY("when-daily", "date"),
    WHEN_DAILY_OPEN("when-daily-open"),
    NOT_ASSURED("not-assured", "n", "parties"),
    ALL_ASSURED("all-assured"),
    NONE_REQUIRED("none-required"),
    DO_USE_ONLY("do-use-only", "corridors", "n"),
    DO_LATEST_START("do-latest-start", "closes", "time"),
    DO_DANGER("do-danger"),
    DO_STAY("do-stay"),
    DO_FAMILY("do-family"),
    DO_PAPERS("do-papers"),
    DO_SEARCH("do-search"),
    DO_WAIT("do-wait"),
    DO_NOT_STARTED("do-not-started"),
    DO_ON_THE_WAY("do-on-the-way"),
    DO_LISTEN("do-listen"),
    WHY_FIGHTING("why-fighting"),
    WHY_WITHDRAWN("why-withdrawn"),
    WHY_BLOCKED("why-blocked"),
    WHY_CROWD("why-crowd"),
    WHY_UNCONFIRMED("why-unconfirmed"),
    WHY_LATER("why-later"),
    CARD_PLANNED("card-planned"),
    CARD_READY("card-ready"),
    CARD_OPEN("card-open", "time"),
    CARD_SUSPENDED("card-suspended"),
    CARD_CLOSED("card-closed"),
    CARD_UNKNOWN("card-unknown"),
    CARD_DRILL("card-drill", "state"),
    SINCE("since", "time"),
    LAST_CONFIRMED("last-confirmed", "time"),
    FOR("for", "list"),
    W_CIVILIANS("w-civilians"),
    W_WOUNDED("w-wounded"),
    W_ARMED_FIGHTERS("w-armed-fighters"),
    W_UNARMED_FIGHTERS("w-unarmed-fighters"),
    W_AID("w-aid"),
    W_ANYONE("w-anyone"),
    ARMS_DISPUTED("arms-disputed"),
    ROUTE("route", "list"),
    CORRIDOR("corridor", "corridor"),
    ASSEMBLY("assembly", "list"),
    CARD_START("card-start", "time"),
    H_ASSURANCES("h-assurances"),
    SAID_ANNOUNCED("said-announced"),
    SAID_APPROVED("said-approved", "party"),
    SAID_GIVEN("said-given"),
    SAID_CONDITIONAL("said-conditional"),
    SAID_REFUSED("said-refused"),
    SAID_PART_REFUSED("said-part-refused"),
    SAID_WITHDRAWN("said-withdrawn"),
    SAID_LAPSED("said-lapsed"),
    SAID_ONLY_REPORTED("said-only-reported"),
    SAID_REQUESTED("said-requested"),
    SAID_NONE("said-none"),
    NOTICE_NUMBER("notice-number", "number"),
    CODE_IS("code-is"),
    CODE_WHERE("code-where"),
    CODE_NONE("code-none"),
    LANG("lang"),
    HIDE("hide"),
    H_NOW("h-now"),
    H_DO("h-do"),
    H_WHY("h-why"),
    H_CORRIDORS("h-corridors"),
    H_RECORD("h-record"),
    H_PAST("h-past"),
    H_DRILLS("h-drills"),
    H_VERIFY("h-verify"),
    H_MIRRORS("h-mirrors"),
    EXAMPLE("example"),
    UNREVIEWED("unreviewed"),
    DRILL_STRIP("drill-strip"),
    STALE("stale"),
    VOID("void"),
    SAVED("saved", "date", "time"),
    AGE("age"),
    EXPIRES_BIG("expires-big", "time"),
    KIND_STATEMENT("kind-statement"),
    KIND_DECISION("kind-decision"),
    KIND_NOTICE("kind-notice"),
    KIND_REPORT("kind-report"),
    KIND_COUNT("kind-count"),
    KIND_CORRECTION("kind-correction"),
    ENTRY("entry", "index"),
    CORRECTS("corrects", "index"),
    CORRECTED_BY("corrected-by", "index"),
    GAP("gap", "from", "to"),
    NO_ENTRIES("no-entries"),
    CITE("cite"),
    LINK("link"),
    RECORD_NOTE("record-note"),
    SIDE_BY_SIDE("side-by-side"),
    H_COUNTS("h-counts"),
    COUNT_FEW("count-few"),
    COUNT_ABOUT("count-about", "number"),
    COUNT_WITHHELD("count-withheld"),
    COUNT_NOTE("count-note"),
    COUNT_CLAIM("count-claim", "number", "party"),
    NO_PAST("no-past"),
    NO_DRILLS("no-drills"),
    VERIFY_INTRO("verify-intro"),
    VERIFY_KEY("verify-key"),
    VERIFY_COMPARE("verify-compare"),
    VERIFY_GOOD("verify-good"),
    VERIFY_BAD("verify-bad"),
    VERIFY_CHANGED("verify-changed"),
    VERIFY_EXPIRED("verify-expired"),
    VERIFY_CHOOSE("verify-choose"),
    VERIFY_SCRIPT("verify-script"),
    MIRROR_NOTE("mirror-note"),
    APPEAL("appeal"),
    APPEAL_MONTH("appeal-month"),
    APPEAL_ONCE("appeal-once"),
    APPEAL_LATER("appeal-later"),
    APPEAL_WEEK("appeal-week"),
    APPEAL_HALF("appeal-half"),
    APPEAL_SEASON("appeal-season"),
    APPEAL_CALENDAR("appeal-calendar"),
    FEED_TITLE("feed-title", "publisher"),
    CALENDAR_TITLE("calendar-title"),
    RADIO_START("radio-start", "publisher"),
    RADIO_REPEAT("radio-repeat"),
    RADIO_CODE("radio-code"),
    RADIO_END("radio-end"),
    RADIO_NAMES("radio-names"),
    SMS_ANNOUNCED("sms-announced", "city", "closes", "corridor", "date", "opens"),
    SMS_OPEN("sms-open", "city", "corridor", "time"),
    SMS_SUSPENDED("sms-suspended", "city", "corridor", "time"),
    SMS_RESUMED("sms-resumed", "city", "corridor", "time"),
    SMS_EXTENDED("sms-extended", "city", "corridor", "time"),
    SMS_CLOSED("sms-closed", "city", "corridor", "time"),
    SMS_CANCELLED("sms-cancelled", "corridor", "date"),
    SMS_NOT_ASSURED("sms-not-assured", "parties"),
    SMS_PARTIES("sms-parties", "n"),
    SMS_CODE("sms-code", "code"),
    SMS_DRILL("sms-drill"),
    FIXED_SUSPENDED("fixed-suspended", "corridor"),
    FIXED_CLOSED("fixed-closed", "corridor"),
    FIXED_CANCELLED("fixed-cancelled", "corridor"),
    ZONE("zone", "city");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // the copy is immutable
    private final Set<String> values;

    Phrase(String key, String... values) {
        this.key = key;
        this.values = Set.copyOf(List.of(values));
    }

    /** Its name in the files. */
    public String key() {
        return key;
    }

    /** The names of the values it holds. */
    public Set<String> takes() {
        return values;
    }

    /** The phrase of a key in a file. */
    public static Optional<Phrase> find(String key) {
        String name = key.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Phrase phrase : values()) {
            if (phrase.name().equals(name) && phrase.key.equals(key)) {
                return Optional.of(phrase);
            }
        }
        return Optional.empty();
    }
}
