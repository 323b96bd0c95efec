package org.safepassage.logbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything somebody needs, next to the entry and a key, to see offline that the entry is in a
 * log: a file {@code .tlog-proof}.
 *
 * @param extra base64 of bytes that no signature covers, or null
 * @param index of the entry
 * @param path the inclusion proof's hashes from leaf to root
 * @param checkpoint of the tree that the proof leads to
 * @see "C2SP tlog-proof"
 */
public record TlogProof(
        @Nullable String extra, long index, List<Hash> path, SignedCheckpoint checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

    public TlogProof {
        path = List.copyOf(path);
    }

    /** A proof from its file; nothing in it is verified yet. */
    public static TlogProof parse(byte[] bytes) throws MalformedException {
        if (bytes.length > 2 * Note.LARGEST) {
            throw new MalformedException("A proof has at most 2 MiB, but this one is larger.");
        }
        String text = CanonicalText.utf8(bytes);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("A proof needs a blank line before its checkpoint.");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        if (!lines.getFirst().equals(FIRST_LINE)) {
            throw new MalformedException(
                    "The first line of a proof is '%s', but here it is %s."
                            .formatted(FIRST_LINE, CanonicalText.shown(lines.getFirst())));
        }
        int at = 1;
        String extra = null;
        if (at < lines.size() && lines.get(at).startsWith("extra ")) {
            extra = lines.get(at++).substring("extra ".length());
            CanonicalText.base64(extra);
        }
        if (at >= lines.size() || !lines.get(at).startsWith("index ")) {
            throw new MalformedException(
                    "Line %d of a proof is 'index' and a number.".formatted(at + 1));
        }
        long index = CanonicalText.decimal(lines.get(at++).substring("index ".length()));
        if (lines.size() - at > InclusionProof.LONGEST_PATH) {
            throw new MalformedException("A proof has at most 63 hashes, but this one has more.");
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(at, lines.size())) {
            path.add(Hash.parse(line));
        }
        byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new TlogProof(extra, index, path, SignedCheckpoint.parse(note));
    }

    /** The proof of an entry, to be handed out beside it. */
    public static TlogProof of(InclusionProof proof, SignedCheckpoint checkpoint) {
        if (proof.size() != checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException(
                    "A proof for a tree of %d entries does not belong to a checkpoint of %d."
                            .formatted(proof.size(), checkpoint.checkpoint().size()));
        }
        return new TlogProof(null, proof.index(), proof.path(), checkpoint);
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        if (extra != null) {
            text.append("extra ").append(extra).append('\n');
        }
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of the extra line, none when there is no such line. No signature covers them. */
    public byte[] extraBytes() {
        return extra == null ? new byte[0] : Base64.getDecoder().decode(extra);
    }

    /**
     * Checks that a log that holds one of these keys has this entry at this index.
     *
     * @return the keys that signed the checkpoint
     */
    public List<VerifierKey> verify(byte[] entry, Collection<VerifierKey> keys)
            throws NotVerifiedException {
        List<VerifierKey> signed = checkpoint.verifyLog(keys);
        requireIncluded(entry);
        return signed;
    }

    /**
     * The same, and that as many witnesses as the policy asks for have seen the checkpoint.
     *
     * @return which log and which witnesses
     */
    public Policy.Satisfied verify(byte[] entry, Policy policy) throws NotVerifiedException {
        Policy.Satisfied satisfied = policy.verify(checkpoint);
        requireIncluded(entry);
        return satisfied;
    }

    private void requireIncluded(byte[] entry) throws NotVerifiedException {
        long size = checkpoint.checkpoint().size();
        if (index >= size
                || !new InclusionProof(index, size, path)
                        .proves(Hash.ofLeaf(entry), checkpoint.checkpoint().root())) {
            throw new NotVerifiedException(
                    ("The entry is not number %d of the %d entries of %s: the entry or the proof"
                                    + " was changed, or they do not belong together.")
                            .formatted(index, size, checkpoint.checkpoint().origin()));
        }
    }
}
