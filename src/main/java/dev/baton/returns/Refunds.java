package dev.baton.returns;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditReason;
import dev.baton.billing.CreditableLine;
import dev.baton.billing.InvoiceView;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.money.Split;
import dev.baton.pricing.Discount;
import dev.baton.pricing.PricingQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a return is worth as it stands: gathers what was invoiced for its units, and lets {@link Refund} work it out. */
@Component
class Refunds {

    private final BillingQueries billing;
    private final OrderQueries orders;
    private final PricingQueries pricing;
    private final Returns returns;

    /** @param lines of the credit memo, in the order of the calculation's */
    record Worth(Refund refund, List<IssueCreditMemo.Line> lines) {}

    /** Units of one line in one condition, as far as they are credited. */
    private record Condition(Return.Line line, @Nullable Grade grade, long quantity) {}

    private record Share(Condition condition, IssueCreditMemo.Line asked) {}

    Refunds(BillingQueries billing, OrderQueries orders, PricingQueries pricing, Returns returns) {
        this.billing = billing;
        this.orders = orders;
        this.pricing = pricing;
        this.returns = returns;
    }

    /** @return null when not all of its units have been invoiced yet */
    @Nullable
    Worth worth(Return of, ReturnPolicy policy) {
        var order = orders.get(of.facts().order());
        var shares = shares(of, policy, billing.creditable(order.id()));
        if (shares == null) {
            return null;
        }
        var asked = shares.stream().map(Share::asked).toList();
        var amounts = amounts(order, asked);
        if (amounts == null) {
            return null;
        }
        var portions = new LinkedHashMap<Condition, Refund.Portion>();
        for (int i = 0; i < shares.size(); i++) {
            var condition = shares.get(i).condition();
            var portion = portion(
                    condition, policy, amounts.get(i), shares.get(i).asked().quantity());
            portions.merge(condition, portion, Refunds::together);
        }
        var refund = Refund.of(policy, order.currency(), List.copyOf(portions.values()), promotions(of, order));
        return new Worth(refund, asked);
    }

    private @Nullable List<InvoiceView.Amounts> amounts(OrderView order, List<IssueCreditMemo.Line> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var preview = billing.preview(
                new IssueCreditMemo.Command(order.id(), CreditReason.RETURN, null, "preview", asked, List.of(), null));
        return preview.refusal() instanceof IssueCreditMemo.MoreUnitsThanInvoiced
                ? null
                : preview.lines().stream().map(line -> line.money()).toList();
    }

    /** Which units of which invoice are credited: the oldest first. */
    private @Nullable List<Share> shares(Return of, ReturnPolicy policy, List<CreditableLine> creditable) {
        var left = new HashMap<Integer, Long>();
        var shares = new ArrayList<Share>();
        for (var condition : conditions(of)) {
            var orderLine = Objects.requireNonNull(condition.line().orderLine());
            boolean withShipping =
                    policy.shippingGivenBack() && !condition.line().trueCause().isCustomers();
            long wanted = condition.quantity();
            for (int i = 0; i < creditable.size() && wanted > 0; i++) {
                var line = creditable.get(i);
                long here = line.line().equals(orderLine) ? Math.min(wanted, left.getOrDefault(i, line.quantity())) : 0;
                if (here > 0) {
                    left.put(i, left.getOrDefault(i, line.quantity()) - here);
                    wanted -= here;
                    shares.add(new Share(
                            condition, new IssueCreditMemo.Line(line.invoice(), line.line(), here, withShipping)));
                }
            }
            if (wanted > 0) {
                return null;
            }
        }
        return shares;
    }

    /** What is credited: what the customer keeps with our leave, or what has arrived of what we had sent. */
    private static List<Condition> conditions(Return of) {
        var conditions = new ArrayList<Condition>();
        for (var line : of.lines()) {
            if (line.orderLine() == null) {
                continue;
            }
            if (of.progress().keepsGoods()) {
                conditions.add(new Condition(line, null, line.quantity()));
                continue;
            }
            var grades = new ArrayList<@Nullable Grade>(Arrays.asList(Grade.values()));
            grades.add(null);
            for (var grade : grades) {
                long quantity = of.holdings().stream()
                        .filter(holding -> holding.line() == line.number() && holding.grade() == grade)
                        .mapToLong(Return.Holding::quantity)
                        .sum();
                if (quantity > 0) {
                    conditions.add(new Condition(line, grade, quantity));
                }
            }
        }
        return conditions;
    }

    private static Refund.Portion portion(
            Condition condition, ReturnPolicy policy, InvoiceView.Amounts amounts, long quantity) {
        var line = condition.line();
        return new Refund.Portion(
                line.number(),
                line.sku().value(),
                line.name(),
                quantity,
                condition.grade(),
                terms(line, policy),
                line.trueCause(),
                amounts.net().minor(),
                amounts.shipping().minor(),
                amounts.tax().minor(),
                amounts.total().minor());
    }

    /** Whose fault it was decides the terms: a customer who is not to blame pays no fee, whatever reason he chose. */
    private static ReturnReason terms(Return.Line line, ReturnPolicy policy) {
        var chosen = policy.reason(line.reason())
                .orElseGet(() -> new ReturnReason(
                        line.reason(), "OTHER", Map.of("en", line.reason()), line.cause(), false, 0, false));
        return line.trueCause().isCustomers() || chosen.cause() == line.trueCause()
                ? chosen
                : new ReturnReason(
                        chosen.code(), chosen.group(), chosen.words(), line.trueCause(), false, 0, chosen.enabled());
    }

    private static Refund.Portion together(Refund.Portion one, Refund.Portion other) {
        return new Refund.Portion(
                one.line(),
                one.sku(),
                one.name(),
                one.quantity() + other.quantity(),
                one.grade(),
                one.reason(),
                one.cause(),
                one.goods() + other.goods(),
                one.shipping() + other.shipping(),
                one.tax() + other.tax(),
                one.total() + other.total());
    }

    // ── discounts for large orders ─────────────────────────────────────────────────────────────────────────────

    private List<Refund.Promotion> promotions(Return of, OrderView order) {
        var codes = new LinkedHashMap<String, String>();
        order.lines()
                .forEach(line -> discounts(line)
                        .forEach((code, discount) -> codes.put(
                                code,
                                Objects.requireNonNull(discount.path("name").asString(code)))));
        if (codes.isEmpty()) {
            return List.of();
        }
        var before = comeBackBefore(of);
        var after = new HashMap<>(before);
        conditions(of)
                .forEach(condition -> after.merge(
                        Objects.requireNonNull(condition.line().orderLine()), condition.quantity(), Long::sum));
        var promotions = new ArrayList<Refund.Promotion>();
        codes.forEach((code, name) -> pricing.findDiscount(code)
                .filter(discount -> discount.minimumSubtotal() > 0)
                .ifPresent(discount -> promotions.add(promotion(order, discount, name, before, after))));
        return promotions;
    }

    private static Refund.Promotion promotion(
            OrderView order, Discount discount, String name, Map<LineId, Long> before, Map<LineId, Long> after) {
        return new Refund.Promotion(
                discount.code(),
                name,
                discount.minimumSubtotal(),
                kept(order, before, line -> line.money().gross().minor()),
                kept(order, after, line -> line.money().gross().minor()),
                kept(order, after, line -> given(line, discount.code())));
    }

    /** The part of some money of the lines that the units which the customer keeps carry. */
    private static long kept(OrderView order, Map<LineId, Long> back, ToLongFunction<OrderView.Line> money) {
        return order.lines().stream()
                .mapToLong(line -> {
                    var quantities = line.quantities();
                    long keeps = Math.max(0, quantities.owed() - back.getOrDefault(line.id(), 0L));
                    return Split.cumulative(money.applyAsLong(line), keeps, quantities.ordered());
                })
                .sum();
    }

    private static long given(OrderView.Line line, String code) {
        var discount = discounts(line).get(code);
        return discount == null
                ? 0
                : dev.baton.platform.money.Money.parse(
                                discount.path("amount").path("amount").asString(),
                                Objects.requireNonNull(
                                        discount.path("amount").path("currency").asString(null)))
                        .minor();
    }

    private static Map<String, JsonNode> discounts(OrderView.Line line) {
        var found = new LinkedHashMap<String, JsonNode>();
        line.pricing()
                .path("discounts")
                .forEach(discount ->
                        found.put(Objects.requireNonNull(discount.path("code").asString("")), discount));
        return found;
    }

    /** Units that other returns of the order, which are settled, have brought back or given away. */
    private Map<LineId, Long> comeBackBefore(Return of) {
        var back = new HashMap<LineId, Long>();
        returns.ofOrder(of.facts().order()).stream()
                .filter(other -> !other.id().equals(of.id()) && other.progress().settlement() != null)
                .flatMap(other -> conditions(other).stream())
                .forEach(condition -> back.merge(
                        Objects.requireNonNull(condition.line().orderLine()), condition.quantity(), Long::sum));
        return back;
    }
}
