package org.safepassage.logbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which logs somebody believes, and how many of which witnesses must have seen a checkpoint before
 * it counts: any 2 of 5, one of each side and the newspaper, or none.
 *
 * @param logs whose signature is asked for, any one of them; the name of a key is the origin of its
 *     log
 * @param witnesses all that are named, in the order of the file
 * @param quorum the rule that must be met; null when no witness is asked for
 * @see "C2SP tlog-policy"
 */
public record Policy(List<Log> logs, List<Witness> witnesses, @Nullable Member quorum) {
    /**
     * A log.
     *
     * @param url where it is read; null when not said
     */
    public record Log(VerifierKey key, @Nullable String url) {}

    /** A witness or a group of them. */
    public sealed interface Member {
        /** Its name in the policy, which means nothing outside of it. */
        String name();

        /** True when it has seen a checkpoint that these witnesses have cosigned. */
        boolean witnessedBy(Set<Witness> cosigned);
    }

    /**
     * A witness.
     *
     * @param url its submission prefix, without {@code /add-checkpoint}; null when not said
     */
    public record Witness(String name, VerifierKey key, @Nullable String url) implements Member {
        @Override
        public boolean witnessedBy(Set<Witness> cosigned) {
            return cosigned.contains(this);
        }
    }

    /**
     * A group, which has seen what enough of its members have seen.
     *
     * @param needed members that are enough, 1 to all of them
     */
    public record Group(String name, int needed, List<Member> members) implements Member {
        public Group {
            members = List.copyOf(members);
            if (needed < 1 || needed > members.size()) {
                throw new IllegalArgumentException(
                        "Of a group of %d members 1 to %d can be needed, not %d."
                                .formatted(members.size(), members.size(), needed));
            }
        }

        @Override
        public boolean witnessedBy(Set<Witness> cosigned) {
            return members.stream().filter(member -> member.witnessedBy(cosigned)).count()
                    >= needed;
        }
    }

    /**
     * Who stands behind a checkpoint.
     *
     * @param logs keys of the log that signed it
     * @param witnesses those that cosigned it, which may be more than needed
     */
    public record Satisfied(List<Log> logs, List<Witness> witnesses) {}

    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /** A policy without witnesses: any one of these keys of logs is enough. */
    public static Policy of(List<VerifierKey> logs) {
        return new Policy(logs.stream().map(key -> new Log(key, null)).toList(), List.of(), null);
    }

    /** A policy from its file. */
    public static Policy parse(byte[] bytes) throws MalformedException {
        return new PolicyReader(bytes).read();
    }

    /**
     * Checks a checkpoint.
     *
     * @throws NotVerifiedException when no log of this policy has signed it, when too few witnesses
     *     have, or when a signature that bears the name of one of them is not theirs
     */
    public Satisfied verify(SignedCheckpoint checkpoint) throws NotVerifiedException {
        List<VerifierKey> keys = new ArrayList<>();
        logs.forEach(log -> keys.add(log.key()));
        witnesses.forEach(witness -> keys.add(witness.key()));
        List<VerifierKey> signed = checkpoint.verify(keys);
        String origin = checkpoint.checkpoint().origin();
        List<Log> signing =
                logs.stream()
                        .filter(
                                log ->
                                        signed.contains(log.key())
                                                && log.key().name().equals(origin))
                        .toList();
        if (signing.isEmpty()) {
            throw new NotVerifiedException(
                    "No log of the policy has signed this checkpoint of %s."
                            .formatted(CanonicalText.shown(origin)));
        }
        List<Witness> cosigning =
                witnesses.stream().filter(witness -> signed.contains(witness.key())).toList();
        if (quorum != null && !quorum.witnessedBy(new HashSet<>(cosigning))) {
            throw new NotVerifiedException(
                    "Not yet witnessed as the policy asks (%s): cosigned only by %s."
                            .formatted(
                                    CanonicalText.shown(quorum.name()),
                                    cosigning.stream().map(Witness::name).toList()));
        }
        return new Satisfied(signing, cosigning);
    }
}
