package org.safepassage.roads;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Consonants of a word as Latin letters, one for each sound. Vowels, and w and y inside a word, are
 * left out: Arabic does not write the short ones, and transliterators write the long ones as they
 * like. The tables follow the common ways to transliterate in news and on maps, not one standard,
 * because names come from all of them.
 */
final class Sounds {
    private static final Map<Character, String> LETTERS = new HashMap<>();
    private static final String[][] PAIRS = {
        {"shch", "S"},
        {"tch", "S"},
        {"kh", "x"},
        {"gh", "g"},
        {"sh", "S"},
        {"ch", "S"},
        {"th", "t"},
        {"dh", "d"},
        {"dj", "j"},
        {"zh", "j"},
        {"ph", "f"},
        {"ck", "k"},
        {"qu", "k"},
        {"ts", "s"},
    };

    /** Words for kinds of streets and places, each group one word in several languages. */
    private static final String[] KINDS = {
        "street شارع улица ул rua calle strasse cadde caddesi sokak st",
        "road طريق дорога шоссе estrada rd tariq",
        "avenue جاده проспект avenida av",
        "quarter حي район bairro mahalle neighborhood neighbourhood district hay hayy",
        "market سوق рынок сук mercado souq souk suq",
        "square ساحه площадь praca sahat sahet",
        "roundabout دوار duwar",
        "bridge جسر мост ponte jisr",
        "citadel قلعه цитадель qalaat qalat qalet castle",
        "park حديقه парк parque garden hadiqat",
        "cemetery مقبره кладбище maqbarat",
        "hospital مشفي مستشفي больница hospital mashfa mustashfa",
        "university جامعه университет universidade jamiat",
        "mosque جامع مسجد мечеть",
        "airport مطار аэропорт aeroporto matar",
        "new جديده جديد новый новая novo nova jadida jadideh jdeideh",
    };

    private static final Map<String, String> KIND_OF = new HashMap<>();

    static {
        put(
                "ب:b ت:t ث:t ج:j ح:h خ:x د:d ذ:d ر:r ز:z س:s ش:S ص:s ض:d ط:t ظ:z غ:g ف:f ق:k ك:k ل:l م:m ن:n ه:h");
        put("پ:b چ:S ژ:j گ:g ڤ:f و:w ي:y");
        put("б:b в:f г:g д:d ж:j з:z к:k л:l м:m н:n п:b р:r с:s т:t ф:f х:x ц:s ч:S ш:S щ:S");
        put("ґ:g ѓ:g ќ:k ј:y љ:l њ:n џ:j");
        put("b:b c:k d:d f:f g:g h:h j:j k:k l:l m:m n:n p:b q:k r:r s:s t:t v:f w:w x:ks y:y z:z");
        put("ß:s");
        for (String kind : KINDS) {
            String[] words = kind.split(" ", -1);
            for (String word : words) {
                KIND_OF.put(word, "#" + words[0]);
            }
        }
    }

    private Sounds() {}

    private static void put(String table) {
        for (String entry : table.split(" ", -1)) {
            LETTERS.put(entry.charAt(0), entry.substring(2));
        }
    }

    /** One word for all words for a kind of street or place; "" for other words. */
    static String kindOfPlace(String word) {
        return KIND_OF.getOrDefault(word, "");
    }

    /** The consonants of one word, already in lower case and without marks. */
    static String of(String word) {
        StringBuilder sounds = new StringBuilder();
        String before = "";
        int i = 0;
        while (i < word.length()) {
            String[] pair = pairAt(word, i);
            String written = pair == null ? word.substring(i, i + 1) : pair[0];
            // A doubled letter of an alphabet is one strong consonant, which Arabic writes once;
            // digits stay.
            if (!written.equals(before)
                    || Character.isDigit(written.charAt(0))
                    || isArabic(written.charAt(0))) {
                sounds.append(pair == null ? letter(word, i) : pair[1]);
            }
            before = written;
            i += written.length();
        }
        // A final h is the ending -ah, or the letter ه that stands for it: heard in neither.
        int last = sounds.length() - 1;
        if (last > 0 && sounds.charAt(last) == 'h') {
            sounds.setLength(last);
        }
        return sounds.toString();
    }

    private static boolean isArabic(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
    }

    private static String @Nullable [] pairAt(String word, int at) {
        for (String[] pair : PAIRS) {
            if (word.startsWith(pair[0], at)) {
                return pair;
            }
        }
        return null;
    }

    private static String letter(String word, int at) {
        char c = word.charAt(at);
        if (Character.isDigit(c)) {
            return String.valueOf(c);
        }
        String sound = LETTERS.getOrDefault(c, "");
        boolean weak = sound.equals("w") || sound.equals("y");
        return weak && at > 0 ? "" : sound;
    }

    /**
     * Folded further; the t of a construct state (Jouret, Qal'at) goes, because Arabic writes it as
     * ة.
     */
    static String loose(String word, String sounds, boolean followed) {
        boolean construct =
                followed && (word.endsWith("et") || word.endsWith("at")) && sounds.length() > 1;
        String heard = construct ? sounds.substring(0, sounds.length() - 1) : sounds;
        return heard.replace('x', 'h').replace('g', 'k').replace('z', 'd');
    }
}
