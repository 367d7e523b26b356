package dev.baton.orders;

import dev.baton.platform.money.Money;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How far an order goes beyond what one person may decide alone. It stays with the order, so that whoever decides sees what was asked
 * of them, and nobody is asked twice for what was agreed to.
 *
 * @param allowed what needs nobody: minor units of the order's currency, or the customer's usual priority
 * @param agreed up to where the order has gone on before; 0 when it never has
 */
record Excess(long allowed, long agreed) {

    /** Of the head's pricing, where it is kept by the reason of its hold. */
    static final String FIELD = "approvals";

    enum Verdict {
        GOES_ON,
        /** For what it waits for already. */
        WAITS_STILL,
        WAITS_ANEW
    }

    /**
     * @param waitsFor what somebody is asked for by now; less than 0 when nobody is
     * @param vouches whether whoever orders it may decide about it themselves
     */
    Verdict of(long asked, long waitsFor, boolean vouches) {
        if (asked <= Math.max(allowed, agreed)) {
            return Verdict.GOES_ON;
        }
        if (asked == waitsFor) {
            return Verdict.WAITS_STILL;
        }
        return vouches ? Verdict.GOES_ON : Verdict.WAITS_ANEW;
    }

    Map<String, Long> kept() {
        return Map.of("allowed", allowed, "agreed", agreed);
    }

    /** What an order says of it; nothing was ever agreed to where it says nothing. */
    static Excess of(JsonNode pricing, HoldReason reason) {
        var kept = pricing.path(FIELD).path(reason.name());
        return new Excess(kept.path("allowed").asLong(0), kept.path("agreed").asLong(0));
    }

    /** What was taken off and added by hand on an order, one and the other together, over all of its lines. */
    static Money byHand(JsonNode pricing, String currency) {
        var changed = Money.zero(currency);
        for (var discount : pricing.path("discounts")) {
            if (discount.path("origin").asString("").equals("MANUAL")) {
                changed = changed.plus(amount(discount, currency));
            }
        }
        for (var charge : pricing.path("charges")) {
            changed = changed.plus(amount(charge, currency));
        }
        return changed;
    }

    private static Money amount(JsonNode priced, String currency) {
        return Money.parse(priced.path("amount").path("amount").asString(), currency);
    }

    /** What an order with this head asks for. */
    static long asked(Order.Head head, HoldReason reason) {
        return reason == HoldReason.EXPEDITE
                ? head.priority()
                : byHand(head.pricing(), head.currency()).minor();
    }

    /** Up to where an order has gone on: what stands without waiting for anybody is agreed to. */
    static long agreed(Order order, HoldReason reason) {
        long before = of(order.head().pricing(), reason).agreed();
        boolean waits = order.holds().stream().anyMatch(hold -> hold.reason() == reason && hold.isApprovalCheck());
        return waits ? before : Math.max(before, asked(order.head(), reason));
    }
}
