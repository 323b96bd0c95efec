package org.safepassage.app.server.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Scope;

/**
 * What a party answered through this server.
 *
 * @param request the request it answers, or null
 * @param until first instant at which a given one no longer binds; null when it carries no end
 * @param condition only for a conditional one
 * @param isPublic whether the party made it public; only then may it be spoken of in public
 * @param at when it was entered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssuranceSaid(
        @Nullable String request,
        String party,
        Scope scope,
        State state,
        @Nullable Instant until,
        @Nullable String condition,
        boolean isPublic,
        Instant at) {
    /** The answers. Silence is none of them. */
    public enum State {
        @JsonProperty("given")
        GIVEN,
        @JsonProperty("conditional")
        CONDITIONAL,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("withdrawn")
        WITHDRAWN
    }

    public AssuranceSaid {
        if ((state == State.CONDITIONAL) != (condition != null && !condition.isBlank())) {
            throw new IllegalArgumentException(
                    "A conditional assurance says its condition, and no other has one.");
        }
        if (until != null && (state != State.GIVEN || !until.isAfter(at))) {
            throw new IllegalArgumentException(
                    "Only a given assurance carries an end, and it lies after the answer.");
        }
    }

    /**
     * As the domain judges it: once for each zone of the windows it speaks of, for a moment is
     * local there. What this pause no longer has is left out; nothing is left when the whole scope
     * is gone.
     */
    List<Assurance> in(Pause pause) {
        if (pause.findParty(party).isEmpty()) {
            return List.of();
        }
        Set<String> corridors = new LinkedHashSet<>(scope.corridors());
        corridors.retainAll(pause.corridors().stream().map(Corridor::id).toList());
        if (corridors.isEmpty() && !scope.corridors().isEmpty()) {
            return List.of();
        }
        Map<ZoneId, Set<String>> byZone = new LinkedHashMap<>();
        for (AnnouncedWindow window : pause.windows()) {
            if (scope.windows().isEmpty() || scope.windows().contains(window.id())) {
                byZone.computeIfAbsent(window.zone(), _ -> new LinkedHashSet<>()).add(window.id());
            }
        }
        List<Assurance> all = new ArrayList<>();
        byZone.forEach(
                (zone, windows) ->
                        all.add(
                                in(
                                        zone,
                                        byZone.size() == 1 && scope.windows().isEmpty()
                                                ? Set.of()
                                                : windows,
                                        corridors)));
        return all;
    }

    private Assurance in(ZoneId zone, Set<String> windows, Set<String> corridors) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        Assurance.Terms terms =
                new Assurance.Terms(
                        party,
                        new Scope(windows, corridors, scope.admits()),
                        isPublic ? Assurance.Form.PUBLIC_STATEMENT : Assurance.Form.WRITTEN,
                        new Moment(local.toLocalDate(), local.toLocalTime()),
                        List.of());
        return switch (state) {
            case GIVEN -> new Assurance.Given(terms, until);
            case CONDITIONAL ->
                    new Assurance.Conditional(terms, condition == null ? "" : condition);
            case REFUSED -> new Assurance.Refused(terms);
            case WITHDRAWN -> new Assurance.Withdrawn(terms);
        };
    }

    AssuranceSaid withScope(Scope other) {
        return new AssuranceSaid(request, party, other, state, until, condition, isPublic, at);
    }
}
