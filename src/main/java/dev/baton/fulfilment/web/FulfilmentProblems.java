package dev.baton.fulfilment.web;

import dev.baton.fulfilment.FulfilmentEvent;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.ReleaseDue;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.platform.web.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The refusals that several requests share, as problem documents. */
final class FulfilmentProblems {

    private FulfilmentProblems() {}

    static ResponseEntity<ProblemDetail> conflict(String type, String detail, Map<String, ?> facts) {
        return Problems.answer(HttpStatus.CONFLICT, type, detail, facts);
    }

    static ResponseEntity<ProblemDetail> answer(NotReleased refusal) {
        return conflict(
                "fulfilment-not-released",
                "It is %s, so there is nothing to do on the floor."
                        .formatted(
                                refusal.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                Map.of("status", refusal.status()));
    }

    static ResponseEntity<ProblemDetail> answer(ReleaseFulfilmentOrder.Cancelled refusal) {
        return conflict("fulfilment-cancelled", reason(refusal), Map.of("fulfilmentOrder", refusal.fulfilmentOrder()));
    }

    static ResponseEntity<ProblemDetail> answer(ReleaseFulfilmentOrder.OnHold refusal) {
        return conflict("order-on-hold", reason(refusal), Map.of("holds", refusal.holds()));
    }

    static ResponseEntity<ProblemDetail> answer(ReleaseFulfilmentOrder.WaitsForRest refusal) {
        return conflict("order-waits-for-rest", reason(refusal), Map.of("backordered", refusal.backordered()));
    }

    static ResponseEntity<ProblemDetail> answer(ReleaseFulfilmentOrder.ChangedMeanwhile refusal) {
        return conflict(
                "fulfilment-changed-meanwhile",
                reason(refusal),
                Map.of("sku", refusal.sku(), "possible", refusal.possible()));
    }

    static FulfilmentOrderController.Refused refused(ReleaseDue.Refusal refusal) {
        var type = switch (refusal.why()) {
            case ReleaseFulfilmentOrder.Cancelled _ -> "fulfilment-cancelled";
            case ReleaseFulfilmentOrder.OnHold _ -> "order-on-hold";
            case ReleaseFulfilmentOrder.WaitsForRest _ -> "order-waits-for-rest";
            case ReleaseFulfilmentOrder.ChangedMeanwhile _ -> "fulfilment-changed-meanwhile";
            case FulfilmentEvent.FulfilmentReleased _, ReleaseFulfilmentOrder.AlreadyReleased _ ->
                throw new IllegalStateException("%s was released".formatted(refusal.fulfilmentOrder()));
        };
        return new FulfilmentOrderController.Refused(refusal.fulfilmentOrder(), type, reason(refusal.why()));
    }

    private static String reason(ReleaseFulfilmentOrder.Outcome outcome) {
        return switch (outcome) {
            case ReleaseFulfilmentOrder.Cancelled _ -> "It is cancelled.";
            case ReleaseFulfilmentOrder.OnHold(var _, var holds) ->
                "Its order is on hold: %s."
                        .formatted(holds.stream()
                                .map(hold -> hold.reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '))
                                .distinct()
                                .collect(Collectors.joining(", ")));
            case ReleaseFulfilmentOrder.WaitsForRest(var _, var backordered) ->
                "The customer wants one shipment, and %d units still wait for stock.".formatted(backordered);
            case ReleaseFulfilmentOrder.ChangedMeanwhile(var _, var sku, var possible) ->
                "The order has changed: it wants %d of %s from this site.".formatted(possible, sku);
            case FulfilmentEvent.FulfilmentReleased _, ReleaseFulfilmentOrder.AlreadyReleased _ -> "It is released.";
        };
    }
}
