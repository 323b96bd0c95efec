package org.safepassage.app.record;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.logbook.Commitment;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.TlogProof;
import org.safepassage.logbook.VerifierKey;

/**
 * A {@code .tlog-proof} of a document: of an entry itself; of a notice that an entry names by its
 * hash, with that entry in the proof's extra line; or of a text behind a commitment, with the salt
 * there. The extra line is covered by no signature and needs none: the inclusion proof covers what
 * is made of it.
 */
public final class DocumentProof {
    /**
     * What was found.
     *
     * @param relation of the document to the record, in a sentence
     * @param witnesses names of those that cosigned, when a policy was asked for
     */
    public record Found(String relation, TlogProof proof, List<String> witnesses) {}

    private DocumentProof() {}

    /** Proves an entry from a log's files. */
    public static TlogProof ofEntry(TiledLog log, long index) throws IOException {
        return log.prove(index);
    }

    /**
     * Finds the entry that is this document, or names it by its hash, and proves it.
     *
     * @throws NotVerifiedException when there is none
     */
    public static TlogProof ofDocument(TiledLog log, byte[] document)
            throws IOException, NotVerifiedException {
        String sha256 = Hash.sha256(document).hex();
        Hash leaf = Hash.ofLeaf(document);
        long size = log.checkpoint().checkpoint().size();
        for (PublicEntry each : PublicEntry.all(log)) {
            if (each.entry() instanceof RecordedRelease.NoticeIssued notice
                    && notice.sha256().equals(sha256)) {
                byte[] entry = EntryText.of(notice);
                return withExtra(log.prove(each.index()), entry);
            }
        }
        for (long index = 0; index < size; index++) {
            if (Hash.ofLeaf(log.entry(index, size)).equals(leaf)) {
                return log.prove(index);
            }
        }
        throw new NotVerifiedException(
                "No entry of %s is this document or names its hash, %s: one changed letter is enough for that."
                        .formatted(log, sha256));
    }

    /** The proof of a text behind a commitment, for whoever is to see the text. */
    public static TlogProof ofCommitted(TlogProof proof, byte[] salt) {
        return withExtra(proof, salt);
    }

    private static TlogProof withExtra(TlogProof proof, byte[] extra) {
        return new TlogProof(
                Base64.getEncoder().encodeToString(extra),
                proof.index(),
                proof.path(),
                proof.checkpoint());
    }

    /**
     * Checks offline that a document is in the record of one of these logs, and witnessed as the
     * policy asks.
     *
     * @throws NotVerifiedException with the reason when it is not
     */
    public static Found check(byte[] document, TlogProof proof, Policy policy)
            throws NotVerifiedException {
        byte[] extra = proof.extraBytes();
        if (extra.length == Commitment.SALT) {
            Policy.Satisfied by = proof.verify(Commitment.of(extra, document).entry(), policy);
            return new Found(
                    "The document is the text behind the commitment that is entry %d"
                            .formatted(proof.index()),
                    proof,
                    names(by));
        }
        if (extra.length > 0) {
            return namedByHash(document, extra, proof, policy);
        }
        return new Found(
                "The document is entry %d, byte for byte".formatted(proof.index()),
                proof,
                names(proof.verify(document, policy)));
    }

    private static Found namedByHash(
            byte[] document, byte[] entryBytes, TlogProof proof, Policy policy)
            throws NotVerifiedException {
        RecordEntry entry;
        try {
            entry = EntryText.parse(Disclosure.PUBLIC_TEXT, entryBytes);
        } catch (MalformedException e) {
            throw new NotVerifiedException(
                    "The entry inside the proof is none of ours: " + e.getMessage());
        }
        Policy.Satisfied by = proof.verify(entryBytes, policy);
        String sha256 = Hash.sha256(document).hex();
        if (!(entry instanceof RecordedRelease.NoticeIssued notice)
                || !notice.sha256().equals(sha256)) {
            throw new NotVerifiedException(
                    "The proof is of entry %d, but that does not name this document, whose SHA-256 is %s."
                            .formatted(proof.index(), sha256));
        }
        return new Found(
                "The document is notice %s (%s, %s), which entry %d names by its SHA-256; entered as issued at %s"
                        .formatted(
                                notice.notice(),
                                notice.form(),
                                notice.language(),
                                proof.index(),
                                notice.at()),
                proof,
                names(by));
    }

    private static List<String> names(Policy.Satisfied by) {
        return by.witnesses().stream().map(Policy.Witness::name).toList();
    }

    /** A policy that asks for the log's signature by one of these keys. */
    public static Policy policy(List<VerifierKey> keys) {
        return Policy.of(keys);
    }
}
