package org.safepassage.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pause as one text tells of it. A value that is null or a list that is empty: the text does
 * not say.
 */
public record ReadStatement(
        Kind kind,
        @Nullable Found speaker,
        @Nullable Found decidedBy,
        @Nullable Found onOrdersOf,
        List<Found> approvedBy,
        List<Found> reportedBy,
        List<Found> addressees,
        List<Found> asks,
        @Nullable Found purpose,
        @Nullable Found calledBySpeaker,
        @Nullable Found legalBasis,
        List<Found> noticeChannels,
        List<Found> situation,
        List<Found> protectionConcerns,
        List<FoundWindow> windows,
        List<FoundCorridor> corridors,
        List<Found> places,
        List<Found> destinations,
        List<FoundAssurance> assurances,
        List<FoundCount> counts,
        List<FoundClaim> claims,
        @Nullable FoundPredecessor follows,
        List<Found> conditions,
        List<FoundQuotation> quotations) {
    public ReadStatement {
        approvedBy = List.copyOf(approvedBy);
        reportedBy = List.copyOf(reportedBy);
        addressees = List.copyOf(addressees);
        asks = List.copyOf(asks);
        noticeChannels = List.copyOf(noticeChannels);
        situation = List.copyOf(situation);
        protectionConcerns = List.copyOf(protectionConcerns);
        windows = List.copyOf(windows);
        corridors = List.copyOf(corridors);
        places = List.copyOf(places);
        destinations = List.copyOf(destinations);
        assurances = List.copyOf(assurances);
        counts = List.copyOf(counts);
        claims = List.copyOf(claims);
        conditions = List.copyOf(conditions);
        quotations = List.copyOf(quotations);
    }
}
