package org.safepassage.app.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.desk.Request;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.NotAssured;

/** What the API answers, as records: their components are the fields of the JSON. */
final class Views {
    private Views() {}

    /**
     * One page of a list.
     *
     * @param next where the next page begins: {@code ?after=…}; null on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page<T>(List<T> items, @Nullable String next) {}

    record PauseLine(
            String id, Map<String, String> names, boolean drill, boolean published, long version) {
        static PauseLine of(PauseState pause) {
            return new PauseLine(
                    pause.id(),
                    pause.pause().names().byLanguage(),
                    pause.drill(),
                    pause.findPublished().isPresent(),
                    pause.version());
        }
    }

    /**
     * A pause and its corridors.
     *
     * @param notAssured whose assurance is required and not on record: before everything else
     */
    record PauseView(
            String id,
            List<Missing> notAssured,
            Map<String, String> names,
            boolean drill,
            boolean published,
            int revision,
            long version,
            Instant asOf,
            List<CorridorView> corridors,
            List<ProposalView> proposals) {
        static PauseView of(PauseState pause, Instant now, CorridorLimits limits) {
            return new PauseView(
                    pause.id(),
                    pause.pause().notAssured(now).stream().map(Missing::of).toList(),
                    pause.pause().names().byLanguage(),
                    pause.drill(),
                    pause.findPublished().isPresent(),
                    pause.revision(),
                    pause.version(),
                    now,
                    pause.corridors().values().stream()
                            .map(c -> CorridorView.of(pause, c, limits))
                            .toList(),
                    pause.proposals().values().stream()
                            .map(p -> ProposalView.of(pause.id(), p))
                            .toList());
        }
    }

    record Missing(String party, String name, String scope, String why) {
        static Missing of(NotAssured gap) {
            return new Missing(gap.party(), gap.name(), gap.scope().toString(), gap.why().word());
        }
    }

    /**
     * Where a corridor stands.
     *
     * @param until the end that "open" carries
     * @param lapsesAt when it is not open any more unless somebody confirms
     * @param because the rule by which it fell back without a decision
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CorridorView(
            String id,
            String state,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant confirmed,
            @Nullable Instant lapsesAt,
            @Nullable String because,
            @Nullable SuspensionView suspension) {
        static CorridorView of(PauseState pause, CorridorStatus status, CorridorLimits limits) {
            return new CorridorView(
                    status.corridor(),
                    status.state().word(),
                    status.since(),
                    status.until(),
                    status.confirmed(),
                    status.lapsesAt(limits),
                    status.because() == null ? null : status.because().word(),
                    pause.findSuspension(status.corridor()).map(SuspensionView::of).orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SuspensionView(Instant at, @Nullable String by, @Nullable String reason, String words) {
        static SuspensionView of(PauseState.Suspension of) {
            return new SuspensionView(
                    of.at(),
                    of.by(),
                    of.reason() == null
                            ? null
                            : of.reason().name().toLowerCase(java.util.Locale.ROOT),
                    of.words());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalView(
            String pause,
            String id,
            String action,
            @Nullable String corridor,
            @Nullable Instant until,
            String by,
            Instant at,
            Instant expires) {
        static ProposalView of(String pause, Proposal proposal) {
            return new ProposalView(
                    pause,
                    proposal.id(),
                    proposal.action().word(),
                    proposal.corridor(),
                    proposal.until(),
                    proposal.by(),
                    proposal.at(),
                    proposal.expires());
        }
    }

    /**
     * Requests and answers.
     *
     * @param asOf the moment that the matrix stands for
     */
    record Assurances(
            Instant asOf,
            List<Missing> notAssured,
            List<OnFile> onFile,
            List<Request> requests,
            List<AssuranceSaid> answers) {}

    /** An assurance that the pause file holds. */
    record OnFile(String party, String state, String scope, String form) {}
}
