package dev.baton.fraud;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.orders.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one order was judged, and what somebody decided about it.
 *
 * @param traits by what it was judged, in one text; when that changes, what was decided no longer counts
 * @param points 0 to 100
 * @param provider who was asked for a score; null when nobody was
 * @param providerScore 0 to 100; null while there is no answer
 * @param providerSays its words; null while there is no answer
 * @param decision what whoever decided wrote
 */
public record Assessment(
        OrderId order,
        String orderNumber,
        @JsonIgnore String traits,
        int points,
        List<FraudReason> reasons,
        State state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String provider,
        ProviderState providerState,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer providerScore,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String providerSays,
        @JsonIgnore int tries,
        @JsonIgnore @Nullable Instant askAt,
        Instant assessedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant decidedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decidedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decision,
        int version) {

    public enum State {
        /** Nothing speaks against it. */
        CLEAR,
        /** It waits for the provider's answer. */
        ASKED,
        /** It waits for a person. */
        REVIEW,
        ACCEPTED,
        REFUSED
    }

    public enum ProviderState {
        NONE,
        ASK,
        ANSWERED,
        /** It was asked as often as it is asked, and never answered. */
        SILENT
    }

    public Assessment {
        reasons = List.copyOf(reasons);
    }

    static Assessment first(OrderId order, String number, String traits, @Nullable String provider, Instant now) {
        boolean asks = provider != null;
        return new Assessment(
                order,
                number,
                traits,
                0,
                List.of(),
                State.CLEAR,
                provider,
                asks ? ProviderState.ASK : ProviderState.NONE,
                null,
                null,
                0,
                asks ? now : null,
                now,
                null,
                null,
                null,
                0);
    }

    /** Whether it may not leave. */
    @JsonIgnore
    public boolean isHeld() {
        return state == State.REVIEW || state == State.ASKED;
    }

    private boolean isDecided() {
        return state == State.ACCEPTED || state == State.REFUSED;
    }

    /** Judged by what is known now; what somebody decided stays, as long as it is the same that was judged. */
    Assessment judged(FraudScore own, FraudPolicy policy, Instant now) {
        var score = switch (providerState) {
            case NONE, ASK -> own;
            case ANSWERED -> own.and(said());
            case SILENT -> own.and(FraudReason.of(policy.of(FraudSignal.PROVIDER_SILENT), String.valueOf(provider)));
        };
        var next = isDecided()
                ? state
                : score.points() >= policy.reviewFrom()
                        ? State.REVIEW
                        : providerState == ProviderState.ASK ? State.ASKED : State.CLEAR;
        return new Assessment(
                order,
                orderNumber,
                traits,
                score.points(),
                score.reasons(),
                next,
                provider,
                providerState,
                providerScore,
                providerSays,
                tries,
                askAt,
                next == state && score.points() == points ? assessedAt : now,
                decidedAt,
                decidedBy,
                decision,
                version);
    }

    private FraudReason said() {
        int said = providerScore == null ? 0 : providerScore;
        return new FraudReason(
                FraudSignal.PROVIDER,
                said,
                List.of(String.valueOf(provider), String.valueOf(said), String.valueOf(providerSays)));
    }

    Assessment answered(int score, String says) {
        return heard(ProviderState.ANSWERED, score, says, null);
    }

    /** @param next when it is asked again; null when it is not */
    Assessment unanswered(@Nullable Instant next) {
        return heard(next == null ? ProviderState.SILENT : ProviderState.ASK, null, null, next);
    }

    private Assessment heard(
            ProviderState how, @Nullable Integer score, @Nullable String says, @Nullable Instant next) {
        return new Assessment(
                order,
                orderNumber,
                traits,
                points,
                reasons,
                state,
                provider,
                how,
                score,
                says,
                tries + 1,
                next,
                assessedAt,
                decidedAt,
                decidedBy,
                decision,
                version);
    }

    Assessment decided(State how, String by, String why, Instant at) {
        return new Assessment(
                order,
                orderNumber,
                traits,
                points,
                reasons,
                how,
                provider,
                providerState,
                providerScore,
                providerSays,
                tries,
                askAt,
                assessedAt,
                at,
                by,
                why,
                version);
    }
}
