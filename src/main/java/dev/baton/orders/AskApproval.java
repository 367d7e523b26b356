package dev.baton.orders;

import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.AppliedCharge;
import dev.baton.pricing.AppliedDiscount;
import dev.baton.pricing.PricedOrder;
import dev.baton.pricing.PricingRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what of an order goes beyond what whoever places or amends it may decide alone, and holds the order for it. Whoever may decide
 * about approvals of their own right vouches for what they order themselves, unless the company wants four eyes on everything.
 */
@Component
class AskApproval {

    /**
     * @param holds that the order waits for: new ones, and those of before that stay
     * @param kept what the order says about it, by the reason of the hold
     */
    record Found(List<Hold> holds, Map<String, Map<String, Long>> kept) {

        Found {
            holds = List.copyOf(holds);
            kept = Map.copyOf(kept);
        }
    }

    private final ApprovalPolicies policies;

    AskApproval(ApprovalPolicies policies) {
        this.policies = policies;
    }

    /**
     * @param priority that was asked for; null for the customer's usual
     * @param before the order that is amended; null when it is placed
     */
    Found of(
            String channel,
            PricedOrder priced,
            @Nullable Integer priority,
            int usualPriority,
            @Nullable Order before,
            Instant now) {
        var holds = new ArrayList<Hold>();
        var kept = new LinkedHashMap<String, Map<String, Long>>();
        if (!PricingRequest.isMakingGood(channel)) {
            var policy = policies.known();
            var limit = policy.discountIn(priced.currency());
            if (limit != null) {
                var byHand = byHand(priced);
                add(
                        holds,
                        kept,
                        policy,
                        HoldReason.DISCOUNT,
                        byHand.minor(),
                        limit.minor(),
                        before,
                        now,
                        "%s taken off and added by hand are above %s".formatted(byHand, limit));
            }
            if (policy.expedite() && priority != null) {
                add(
                        holds,
                        kept,
                        policy,
                        HoldReason.EXPEDITE,
                        priority,
                        usualPriority,
                        before,
                        now,
                        "Priority %d is above the usual %d".formatted(priority, usualPriority));
            }
        }
        return new Found(holds, kept);
    }

    private static void add(
            List<Hold> holds,
            Map<String, Map<String, Long>> kept,
            ApprovalPolicy policy,
            HoldReason reason,
            long asked,
            long allowed,
            @Nullable Order before,
            Instant now,
            String note) {
        var excess = new Excess(allowed, before == null ? 0 : Excess.agreed(before, reason));
        if (asked > allowed || excess.agreed() > allowed) {
            kept.put(reason.name(), excess.kept());
        }
        var standing = before == null
                ? List.<Hold>of()
                : before.holds().stream()
                        .filter(hold -> hold.reason() == reason && hold.isApprovalCheck())
                        .toList();
        long waitsFor = before == null || standing.isEmpty() ? -1 : Excess.asked(before.head(), reason);
        switch (excess.of(asked, waitsFor, vouches(policy))) {
            case GOES_ON -> {}
            case WAITS_STILL -> holds.addAll(standing);
            case WAITS_ANEW ->
                holds.add(new Hold(
                        Ids.next(), reason, null, note, now, Caller.current().name(), null, true));
        }
    }

    /** Baton itself vouches for nothing: what it does, somebody has asked for. */
    private static boolean vouches(ApprovalPolicy policy) {
        var caller = Caller.current();
        return !policy.fourEyes() && caller.kind() != Caller.Kind.SYSTEM && caller.approvesOfOwn();
    }

    private static Money byHand(PricedOrder priced) {
        return Stream.concat(
                        priced.discounts().stream()
                                .filter(discount -> discount.origin() == AppliedDiscount.Origin.MANUAL)
                                .map(AppliedDiscount::amount),
                        priced.charges().stream().map(AppliedCharge::amount))
                .reduce(Money.zero(priced.currency()), Money::plus);
    }
}
