package dev.baton.returns;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer gets for what came back, and why: computed, and never stored before somebody commits to it.
 *
 * <p>The rules, in this order: every unit is credited with what was paid for it, its part of the original shipping only where the
 * customer is not to blame; then the restocking fee of the reason and, where the customer is to blame, a part of the goods' price
 * by their condition; then the way back, once; then discounts that what the customer keeps no longer earns. Nothing is ever taken
 * of more than is left.
 *
 * @param credited before deductions
 * @param total what the customer gets
 */
public record Refund(List<Line> lines, List<Withheld> deductions, Money credited, Money total) {

    /** Why, as a word for programs, with what it stands on; and in English. */
    public record Why(String rule, List<String> facts, String words) {

        public Why {
            facts = List.copyOf(facts);
        }

        static Why of(String rule, String words, Object... facts) {
            return new Why(
                    rule, java.util.Arrays.stream(facts).map(Object::toString).toList(), words);
        }
    }

    /**
     * Some units of one line of the return, in one condition.
     *
     * @param grade null for what nobody has looked at yet
     */
    public record Line(
            int line,
            String sku,
            String name,
            long quantity,
            @Nullable Grade grade,
            Money goods,
            Money shipping,
            Money tax,
            Money total,
            List<Why> why) {}

    public enum Kind {
        RESTOCKING_FEE,
        DAMAGE,
        RETURN_SHIPPING,
        PROMOTION_CLAWBACK
    }

    public record Withheld(Kind kind, Money amount, Why why) {}

    /**
     * Units with what was paid for them, in minor units.
     *
     * @param shipping the part of the original shipping that is given back with them
     * @param total goods, shipping and such tax as stands beside the price
     */
    record Portion(
            int line,
            String sku,
            String name,
            long quantity,
            @Nullable Grade grade,
            ReturnReason reason,
            Cause cause,
            long goods,
            long shipping,
            long tax,
            long total) {}

    /**
     * A discount that asked for a minimum of goods.
     *
     * @param minimum the goods' price before discounts, in minor units, from which it is given
     * @param kept the goods' price before discounts of what the customer keeps
     * @param keptBefore the same before this return
     * @param given what the discount takes off the goods that the customer keeps
     */
    record Promotion(String code, String name, long minimum, long keptBefore, long kept, long given) {

        boolean isLost() {
            return minimum > 0 && kept > 0 && keptBefore >= minimum && kept < minimum && given > 0;
        }
    }

    static Refund of(ReturnPolicy policy, String currency, List<Portion> portions, List<Promotion> promotions) {
        var lines = portions.stream()
                .map(portion -> line(policy, portion, currency))
                .toList();
        long credited = portions.stream().mapToLong(Portion::total).sum();
        var deductions = new Deductions(currency, credited);
        portions.forEach(portion -> fees(policy, portion, deductions));
        var wayBack = policy.returnShipping();
        if (wayBack != null
                && wayBack.currency().equals(currency)
                && portions.stream().anyMatch(portion -> portion.reason.customerPaysReturn())) {
            deductions.take(
                    Kind.RETURN_SHIPPING,
                    wayBack.minor(),
                    Why.of("RETURN_SHIPPING", "The way back is the customer's to pay.", wayBack));
        }
        if (policy.promotionsTakenBack()) {
            promotions.stream().filter(Promotion::isLost).forEach(lost -> clawBack(lost, currency, deductions));
        }
        return new Refund(
                lines,
                List.copyOf(deductions.taken),
                Money.of(credited, currency),
                Money.of(deductions.left, currency));
    }

    private static Line line(ReturnPolicy policy, Portion portion, String currency) {
        var why = new ArrayList<Why>();
        why.add(Why.of("PAID", "%d × what was paid for it.".formatted(portion.quantity), portion.quantity));
        if (portion.shipping > 0) {
            why.add(Why.of("SHIPPING_BACK", "Its part of the original shipping: the customer is not to blame."));
        } else if (portion.cause.isCustomers()) {
            why.add(Why.of("SHIPPING_KEPT", "The original shipping is not given back."));
        }
        if (portion.grade != null && policy.conditionPercent(portion.grade) > 0 && !portion.cause.isCustomers()) {
            why.add(Why.of("CONDITION_FORGIVEN", "Its condition is not held against the customer.", portion.grade));
        }
        return new Line(
                portion.line,
                portion.sku,
                portion.name,
                portion.quantity,
                portion.grade,
                Money.of(portion.goods, currency),
                Money.of(portion.shipping, currency),
                Money.of(portion.tax, currency),
                Money.of(portion.total, currency),
                why);
    }

    private static void fees(ReturnPolicy policy, Portion portion, Deductions deductions) {
        int restocking = portion.reason.restockingPercent();
        if (restocking > 0) {
            deductions.take(
                    Kind.RESTOCKING_FEE,
                    Split.cumulative(portion.goods, restocking, 100),
                    Why.of(
                            "RESTOCKING_FEE",
                            "%d %% of %s for taking %s in."
                                    .formatted(restocking, Money.of(portion.goods, deductions.currency), portion.name),
                            restocking,
                            Money.of(portion.goods, deductions.currency),
                            portion.name));
        }
        int condition = portion.cause.isCustomers() ? policy.conditionPercent(portion.grade) : 0;
        if (condition > 0) {
            deductions.take(
                    Kind.DAMAGE,
                    Split.cumulative(portion.goods, condition, 100),
                    Why.of(
                            "CONDITION",
                            "%d %% of %s: %s came back as %s."
                                    .formatted(
                                            condition,
                                            Money.of(portion.goods, deductions.currency),
                                            portion.name,
                                            portion.grade),
                            condition,
                            Money.of(portion.goods, deductions.currency),
                            portion.name,
                            String.valueOf(portion.grade)));
        }
    }

    private static void clawBack(Promotion lost, String currency, Deductions deductions) {
        deductions.take(
                Kind.PROMOTION_CLAWBACK,
                lost.given,
                Why.of(
                        "PROMOTION_CLAWBACK",
                        "%s asked for goods of %s; what the customer keeps comes to %s."
                                .formatted(lost.name, Money.of(lost.minimum, currency), Money.of(lost.kept, currency)),
                        lost.name,
                        Money.of(lost.minimum, currency),
                        Money.of(lost.kept, currency)));
    }

    /** The same, without deductions of these kinds. */
    Refund without(Set<Kind> waived) {
        var kept = deductions.stream()
                .filter(deduction -> !waived.contains(deduction.kind()))
                .toList();
        var taken = kept.stream().map(Withheld::amount).reduce(Money.zero(credited.currency()), Money::plus);
        return new Refund(lines, kept, credited, credited.minus(taken));
    }

    /** What has been taken, and what is left to take of. Lives for the length of one calculation. */
    private static final class Deductions {

        private final String currency;
        private final List<Withheld> taken = new ArrayList<>();
        private long left;

        Deductions(String currency, long left) {
            this.currency = currency;
            this.left = left;
        }

        void take(Kind kind, long amount, Why why) {
            long most = Math.min(amount, Math.max(0, left));
            if (most > 0) {
                taken.add(new Withheld(kind, Money.of(most, currency), why));
                left -= most;
            }
        }
    }
}
