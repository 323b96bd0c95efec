package org.safepassage.app.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.KeyStore;
import org.safepassage.logbook.LogbookRefusedException;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.VerifierKey;

/**
 * The keys of one record, in a folder outside of it: for each of its two logs one of Ed25519 and
 * one of ML-DSA-44. After a rotation there are several generations; all sign until the old is
 * retired.
 */
public final class RecordKeys {
    private static final int MOST_GENERATIONS = 1000;

    private final KeyStore store;

    /**
     * Keys in a folder.
     *
     * @param record the folder of the record, which must not hold the keys
     */
    public RecordKeys(Path folder, Path record) {
        this.store = new KeyStore(folder, record);
    }

    /**
     * Where keys are kept unless said otherwise: {@code $XDG_STATE_HOME/safe-passage/keys}, or
     * {@code ~/.local/state/safe-passage/keys}.
     *
     * @see "XDG Base Directory Specification, XDG_STATE_HOME"
     */
    public static Path usualFolder() {
        @Nullable String state = System.getenv("XDG_STATE_HOME");
        Path states =
                state == null || state.isBlank() || !Path.of(state).isAbsolute()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(state);
        return states.resolve("safe-passage").resolve("keys");
    }

    /** Makes the first keys of a log. Fails when there are some: no two logs share an origin. */
    List<SigningKey> create(String origin) throws IOException {
        String label = label(origin, 1);
        return List.of(
                store.create(label, origin, SignatureType.ED25519),
                store.create(label + ".ml-dsa-44", origin, SignatureType.ML_DSA_44_COSIGNATURE));
    }

    /**
     * The first keys of a log, made now, or left by a crash that came before the log began: they
     * have signed nothing that anybody saw.
     */
    List<SigningKey> createOrResume(String origin) throws IOException {
        String label = label(origin, 1);
        return List.of(
                store.loadOrCreate(label, origin, SignatureType.ED25519),
                store.loadOrCreate(
                        label + ".ml-dsa-44", origin, SignatureType.ML_DSA_44_COSIGNATURE));
    }

    /** The files of a record's keys, by label, private as they are: to be sealed. */
    public Map<String, byte[]> copies(String origin) throws IOException {
        Map<String, byte[]> copies = new LinkedHashMap<>();
        for (String log : List.of(origin, origin + "/intake")) {
            for (int generation = 1; generation <= MOST_GENERATIONS; generation++) {
                for (String label :
                        List.of(label(log, generation), label(log, generation) + ".ml-dsa-44")) {
                    if (store.has(label)) {
                        copies.put(label, store.copy(label));
                    }
                }
            }
        }
        return copies;
    }

    /** Puts back what {@link #copies} gave. */
    public void putBack(String label, byte[] copy) throws IOException {
        store.putBack(label, copy);
    }

    /** Makes the keys that follow, which sign from the next opening of the record on. */
    public void rotate(String origin) throws IOException {
        List<SigningKey> present = load(origin);
        int next = 1; // after the last there was: an older place may be free, its key being retired
        for (int generation = 1; generation <= MOST_GENERATIONS; generation++) {
            String label = label(origin, generation);
            if (store.has(label) || store.isRetired(label)) {
                next = generation + 1;
            }
        }
        if (present.isEmpty() || next > MOST_GENERATIONS) {
            throw new LogbookRefusedException(
                    "There is no key of %s here to announce the next.".formatted(origin));
        }
        store.create(label(origin, next), origin, SignatureType.ED25519);
    }

    /**
     * Takes a key out of use; from the next opening of the record on it signs no more.
     *
     * @return its file, to be sealed or destroyed
     * @throws LogbookRefusedException when it is not here, or when there is none that came after it
     */
    public Path retire(String origin, VerifierKey old) throws IOException {
        @Nullable String found = null;
        boolean followed = false;
        for (int generation = 1; generation <= MOST_GENERATIONS; generation++) {
            String label = label(origin, generation);
            if (store.has(label)) {
                followed |= found != null;
                if (store.load(label).verifier().equals(old)) {
                    found = label;
                }
            }
        }
        if (found == null) {
            throw new LogbookRefusedException(
                    "The key %s is not in the folder of keys.".formatted(old.label()));
        }
        if (!followed) {
            throw new LogbookRefusedException(
                    "No key follows %s. Make one first: ./safe-passage record rotate"
                            .formatted(old.label()));
        }
        return store.retire(found);
    }

    /** All keys of a log, the oldest first; those of Ed25519 before the other. */
    List<SigningKey> load(String origin) throws IOException {
        List<SigningKey> keys = new ArrayList<>();
        for (int generation = 1; generation <= MOST_GENERATIONS; generation++) {
            if (store.has(label(origin, generation))) {
                keys.add(store.load(label(origin, generation)));
            }
        }
        if (keys.isEmpty()) {
            throw new LogbookRefusedException(
                    ("There is no key of %s in the folder of keys. Say where with --keys. If it is"
                                    + " lost: docs/record.md, 'Loss of the key'.")
                            .formatted(origin));
        }
        String second = label(origin, 1) + ".ml-dsa-44";
        if (store.has(second)) {
            keys.add(store.load(second));
        }
        return List.copyOf(keys);
    }

    /** The label of a witness's key. */
    public static String witnessLabel(String name) {
        return "witness-" + label(name, 1);
    }

    private static String label(String origin, int generation) {
        String readable =
                origin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        String hash = Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12);
        String cut = readable.length() > 50 ? readable.substring(0, 50) : readable;
        return "%s-%s.%d".formatted(cut.isEmpty() ? "log" : cut, hash, generation);
    }
}
