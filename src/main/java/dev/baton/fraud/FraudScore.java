package dev.baton.fraud;

import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What speaks for fraud in one order.
 *
 * @param points the sum of the reasons' points, at most 100
 * @param reasons the weightiest first
 */
record FraudScore(int points, List<FraudReason> reasons) {

    static final int MOST = 100;

    FraudScore {
        reasons = List.copyOf(reasons);
    }

    /** Who is let through has no points, except when something else of the same order is never served. */
    static FraudScore of(FraudFacts facts, FraudPolicy policy) {
        var reasons = new ArrayList<FraudReason>();
        if (facts.denied() != null) {
            reasons.add(FraudReason.of(
                    policy.of(FraudSignal.DENIED),
                    facts.denied().value(),
                    facts.denied().reason()));
        } else if (facts.allowed() != null) {
            return new FraudScore(0, List.of());
        }
        addVelocity(reasons, facts, policy);
        addMismatches(reasons, facts, policy);
        addFirstLarge(reasons, facts, policy);
        return sum(reasons);
    }

    private static void addVelocity(List<FraudReason> reasons, FraudFacts facts, FraudPolicy policy) {
        for (var weight : policy.weights()) {
            if (weight.signal().hasHours() && facts.count(weight.signal()) > weight.most()) {
                reasons.add(FraudReason.of(weight, facts.count(weight.signal()), weight.hours()));
            }
        }
    }

    private static void addMismatches(List<FraudReason> reasons, FraudFacts facts, FraudPolicy policy) {
        var to = facts.order().shipTo();
        var bill = facts.billTo();
        if (bill != null && !bill.country().equals(to.country())) {
            reasons.add(FraudReason.of(policy.of(FraudSignal.COUNTRY_DIFFERS), to.country(), bill.country()));
        } else if (bill != null && !bill.postcode().equalsIgnoreCase(to.postcode())) {
            reasons.add(FraudReason.of(policy.of(FraudSignal.ADDRESS_DIFFERS), to.postcode(), bill.postcode()));
        }
        var phone = facts.traits().phoneCountry();
        if (phone != null && !phone.equals(to.country())) {
            reasons.add(FraudReason.of(policy.of(FraudSignal.PHONE_ABROAD), phone, to.country()));
        }
    }

    private static void addFirstLarge(List<FraudReason> reasons, FraudFacts facts, FraudPolicy policy) {
        var total = facts.order().money().currentTotal();
        var weight = policy.of(FraudSignal.FIRST_LARGE);
        if (isLarge(total, weight) && facts.traits().mail() != null && facts.count(FraudSignal.FIRST_LARGE) == 0) {
            reasons.add(FraudReason.of(weight, total));
        }
    }

    static boolean isLarge(Money total, Weight weight) {
        return total.decimal().longValue() >= weight.most();
    }

    /** With what the provider says: the higher of the two is the score. */
    FraudScore and(FraudReason provider) {
        var all = new ArrayList<>(reasons);
        all.add(provider);
        var together = sum(all);
        return new FraudScore(Math.max(points, provider.points()), together.reasons);
    }

    private static FraudScore sum(List<FraudReason> reasons) {
        var counted = reasons.stream()
                .filter(reason -> reason.points() > 0)
                .sorted(Comparator.comparingInt(FraudReason::points).reversed())
                .toList();
        return new FraudScore(
                Math.min(MOST, counted.stream().mapToInt(FraudReason::points).sum()), counted);
    }
}
