package org.safepassage.app.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Behind;
import org.safepassage.logbook.CanonicalText;
import org.safepassage.logbook.MalformedException;

/**
 * The note that stands in the journal beside an entry.
 *
 * @param digest of the entry but for its time, in hexadecimal, so that the same sent twice is known
 * @param redactedKey the client's key of what this entry redacted, so that it does not come back
 *     when it is sent again; or null
 */
record Beside(Behind behind, String digest, @Nullable String redactedKey) {
    byte[] bytes() {
        Map<String, Object> members = CanonicalJson.members(this);
        members.put("v", EntryText.VERSION);
        return CanonicalJson.write(members).getBytes(StandardCharsets.UTF_8);
    }

    static Beside parse(byte[] bytes) throws MalformedException {
        return (Beside)
                CanonicalJson.read(CanonicalJson.parse(CanonicalText.utf8(bytes)), Beside.class);
    }
}
