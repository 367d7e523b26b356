package dev.baton.orders;

import dev.baton.platform.money.Money;
import dev.baton.rules.Effect;
import dev.baton.rules.Rule;
import dev.baton.rules.RuleBook;
import dev.baton.rules.Vocabulary;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The rules by which orders are verified when they are placed or amended.
 *
 * <p>Those that Baton comes with say what the trade checks. Which of them hold or refuse an order is for the company to decide: they
 * are switched off until somebody publishes them switched on.
 */
@Component
class VerificationRules implements RuleBook {

    static final String CODE = "verification";
    private static final int AT_ONCE = 100;

    private static final String BROKEN_CASE =
            "line.kit == '' && line.caseSize > 1 && line.quantity % line.caseSize != 0";

    private static final String TOO_FEW =
            "line.quantity < line.minimumQuantity || line.quantity % line.orderMultiple != 0";

    private static final String GONE =
            "line.isDiscontinued && line.unitsAvailable == 0 && size(line.substitutes) > 0 && line.kit == ''";

    private static final String NOT_MEANT = "line.quantity < line.minimumQuantity"
            + " || line.quantity % line.orderMultiple != 0"
            + " || (line.maximumQuantity > 0 && line.quantity > line.maximumQuantity)";

    private static final List<Rule> SHIPPED = List.of(
            Rule.of(
                    "requested-day-gone-by",
                    "Requested day has gone by",
                    "The customer asks for a day that is over. Usually a typing error, or an order that lay somewhere.",
                    "order.hasRequestedDate && order.requestedInDays < 0",
                    Effect.WARN,
                    null,
                    "The requested day was {-order.requestedInDays} days before the order was placed."),
            Rule.of(
                    "discontinued-item",
                    "Discontinued item",
                    "Sold while stock lasts; what is not in stock will not come.",
                    "lines.exists(line, line.isDiscontinued)",
                    Effect.WARN,
                    null,
                    "No longer made: {lines.filter(line, line.isDiscontinued).map(line, size(line.substitutes) == 0"
                            + " ? line.sku : line.sku + ' (instead: ' + line.substitutes[0] + ')')}."),
            off(
                    Rule.of(
                            "price-far-off-list",
                            "Price far off the list",
                            "A price set by hand that is more than a quarter below or above what the lists ask.",
                            "lines.exists(line, line.isPriceByHand && (line.unitPrice < line.listPrice * 0.75"
                                    + " || line.unitPrice > line.listPrice * 1.25))",
                            Effect.HOLD,
                            "PRICE",
                            "Price set by hand far off the list: {lines.filter(line, line.isPriceByHand).map(line, line.sku)}.")),
            off(Rule.of(
                    "large-discount",
                    "Large discount",
                    "More than 30 % off the goods.",
                    "order.discountPercent > 30",
                    Effect.HOLD,
                    "PRICE",
                    "Discounts take {math.round(order.discountPercent)} % off the goods.")),
            off(Rule.of(
                    "near-duplicate",
                    "Near-duplicate",
                    "The same customer ordered the same goods within 24 hours, or another channel sent the same reference.",
                    "size(history.similar) > 0 || size(history.sameReference) > 0",
                    Effect.HOLD,
                    "DUPLICATE",
                    "Looks like {history.similar + history.sameReference}.")),
            off(Rule.of(
                    "first-large-order",
                    "First large order",
                    "Nobody knows this customer yet, and it is about much.",
                    "history.orders == 0 && order.total >= 2000",
                    Effect.HOLD,
                    "FRAUD",
                    "The first order of this customer comes to {order.total} {order.currency}.")),
            off(Rule.of(
                    "unusual-for-customer",
                    "Unusual for this customer",
                    "More than four times what this customer ever ordered at once.",
                    "history.orders >= 3 && order.total > history.largestTotal * 4",
                    Effect.HOLD,
                    "OTHER",
                    "{order.total} {order.currency}; until now {history.largestTotal} at most.")),
            off(Rule.of(
                    "many-orders-at-once",
                    "Many orders within an hour",
                    "A fifth order of the same guest or consumer within an hour.",
                    "!customer.isCompany && history.lastHour >= 4",
                    Effect.HOLD,
                    "FRAUD",
                    "{history.lastHour} orders in the hour before.")),
            off(Rule.of(
                    "country-differs",
                    "Ships to another country than it is billed to",
                    "A frequent sign of fraud; usual for presents.",
                    "customer.country != '' && customer.country != shipTo.country && order.total >= 500",
                    Effect.HOLD,
                    "FRAUD",
                    "Billed to {customer.country}, shipped to {shipTo.country}.")),
            off(Rule.of(
                    "not-whole-cases",
                    "Not whole cases",
                    "Companies order whole cases of what comes in cases.",
                    "customer.isCompany && lines.exists(line, line.caseSize > 1 && line.quantity % line.caseSize != 0)",
                    Effect.WARN,
                    null,
                    "Not whole cases: {lines.filter(line, line.caseSize > 1 && line.quantity % line.caseSize != 0)"
                            + ".map(line, line.sku)}.")),
            off(Rule.of(
                    "most-units-of-one-item",
                    "Very many of one item",
                    "More of one item than an order usually has.",
                    "lines.exists(line, line.quantity > 5000)",
                    Effect.HOLD,
                    "OTHER",
                    "Very many of {lines.filter(line, line.quantity > 5000).map(line, line.sku)}.")),
            off(Rule.of(
                    "restricted-country",
                    "Country we do not ship to",
                    "Put in the countries that are embargoed, or that you do not serve.",
                    "shipTo.country in ['CU', 'IR', 'KP', 'SY']",
                    Effect.REJECT,
                    null,
                    "Nothing is shipped to {shipTo.country}.")),
            off(Rule.of(
                    "chilled-goods-by-ground",
                    "Chilled goods by a slow service",
                    "What must stay cold should not travel for days.",
                    "order.service == 'GROUND' && lines.exists(line, line.handlingClass == 'COLD')",
                    Effect.WARN,
                    null,
                    "Must stay cold: {lines.filter(line, line.handlingClass == 'COLD').map(line, line.sku)}.")),
            off(Rule.of(
                    "thin-margin",
                    "Sold below cost or with a thin margin",
                    "Less than 10 % is left of a line over the standard cost of its item. Lines without a known cost are passed over.",
                    "lines.exists(line, line.isCostKnown && line.marginPercent < 10)",
                    Effect.HOLD,
                    "PRICE",
                    "Little is left of {lines.filter(line, line.isCostKnown && line.marginPercent < 10)"
                            + ".map(line, line.sku + ' (' + string(int(math.round(line.marginPercent))) + ' %)')}.")),
            off(Rule.of(
                    "cannot-be-served-in-time",
                    "Cannot be served in time",
                    "By the stock there is now it would arrive after the requested day, or nobody knows when.",
                    "order.promisedInDays < 0 || (order.hasRequestedDate && order.promisedInDays > order.requestedInDays)",
                    Effect.WARN,
                    null,
                    "{order.promisedInDays < 0 ? 'Nobody knows when all of it arrives. Units without stock: ' + string(order.unitsWithoutStock)"
                            + " : 'Would arrive later than asked, by days: '"
                            + " + string(order.promisedInDays - order.requestedInDays)}.")),
            off(Rule.of(
                    "quantity-not-meant",
                    "Fewer or more than an item is ordered in",
                    "Below the minimum of an item, above its maximum, or not in its multiples.",
                    "lines.exists(line, " + NOT_MEANT + ")",
                    Effect.WARN,
                    null,
                    "Not ordered in such quantities: {lines.filter(line, " + NOT_MEANT + ")"
                            + ".map(line, string(line.quantity) + ' × ' + line.sku)}.")),
            off(Rule.of(
                    "round-up-to-cases",
                    "Round up to whole cases",
                    "Companies get whole cases of what comes in cases.",
                    "customer.isCompany && lines.exists(line, " + BROKEN_CASE + ")",
                    Effect.FIX,
                    "WHOLE_CASES",
                    "Rounded up to whole cases: {lines.filter(line, " + BROKEN_CASE + ")"
                            + ".map(line, string(line.quantity) + ' × ' + line.sku)}.")),
            off(Rule.of(
                    "round-up-to-multiples",
                    "Round up to the quantities of the item",
                    "From its minimum, in its multiples.",
                    "lines.exists(line, " + TOO_FEW + ")",
                    Effect.FIX,
                    "MULTIPLE",
                    "Rounded up: {lines.filter(line, " + TOO_FEW + ")"
                            + ".map(line, string(line.quantity) + ' × ' + line.sku)}.")),
            off(Rule.of(
                    "substitute-discontinued",
                    "Give what there is instead of a discontinued item",
                    "Only where the catalog names a substitute for which nobody has to be asked, at the price it says.",
                    "lines.exists(line, " + GONE + ")",
                    Effect.FIX,
                    "SUBSTITUTE",
                    "No longer made and not in stock: {lines.filter(line, " + GONE + ")"
                            + ".map(line, line.sku + ' (instead: ' + line.substitutes[0] + ')')}.")));

    private final Orders orders;
    private final OrderFacts facts;
    private final OrderHistory history;
    private final HoldOwners owners;

    VerificationRules(Orders orders, OrderFacts facts, OrderHistory history, HoldOwners owners) {
        this.orders = orders;
        this.facts = facts;
        this.history = history;
        this.owners = owners;
    }

    private static Rule off(Rule rule) {
        return rule.enabled(false);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Vocabulary vocabulary() {
        return OrderFacts.VOCABULARY;
    }

    @Override
    public Set<Effect> effects() {
        return EnumSet.allOf(Effect.class);
    }

    @Override
    public Set<String> values(Effect effect) {
        return switch (effect) {
            case HOLD -> Arrays.stream(HoldReason.values()).map(Enum::name).collect(Collectors.toSet());
            case FIX -> RuleFix.plain();
            case REJECT, WARN, TAG, PRIORITY -> Set.of();
        };
    }

    @Override
    public boolean isFix(String value) {
        return RuleFix.of(value).isPresent();
    }

    @Override
    public boolean isOwner(String name) {
        return owners.names().contains(name);
    }

    @Override
    public List<Rule> shipped() {
        return SHIPPED;
    }

    @Override
    public void eachCase(Instant since, int most, Consumer<Case> consumer) {
        var ids = history.since(since, most);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            var found = orders.find(some).stream().collect(Collectors.toMap(Order::id, Function.identity()));
            some.stream().map(found::get).filter(Objects::nonNull).forEach(order -> consumer.accept(asCase(order)));
        }
    }

    private Case asCase(Order order) {
        var head = order.head();
        var ordered = order.lines().stream()
                .map(line -> line.money().total())
                .reduce(Money.zero(head.currency()), Money::plus);
        return new Case(
                head.number(),
                "/orders/" + head.number(),
                "%s, %s".formatted(head.customerName(), ordered),
                head.placedAt(),
                facts.verified(order));
    }
}
