package dev.baton.orders;

import static dev.baton.rules.Vocabulary.Kind.COUNT;
import static dev.baton.rules.Vocabulary.Kind.FIELDS;
import static dev.baton.rules.Vocabulary.Kind.FLAG;
import static dev.baton.rules.Vocabulary.Kind.MOMENT;
import static dev.baton.rules.Vocabulary.Kind.NUMBER;
import static dev.baton.rules.Vocabulary.Kind.TEXT;
import static dev.baton.rules.Vocabulary.Kind.TEXTS;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.VerifyAddress;
import dev.baton.network.HandlingClass;
import dev.baton.orders.LookAtStock.Seen;
import dev.baton.orders.OrderLine.Amounts;
import dev.baton.platform.money.Money;
import dev.baton.pricing.PriceSource;
import dev.baton.rules.Facts;
import dev.baton.rules.Vocabulary;
import dev.baton.rules.Vocabulary.Variable;
import dev.baton.rules.Vocabulary.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * An order as rules see it. Its vocabulary and its values stand together, so that what is promised is given.
 *
 * <p>What is not known is an empty text, 0 or false, so that no condition fails for want of it.
 */
@Component
class OrderFacts {

    private static final Duration SAME_TIME = Duration.ofDays(1);
    private static final long NEVER = -1;

    static final Vocabulary VOCABULARY = new Vocabulary(List.of(
            new Variable(
                    "order",
                    false,
                    "the order as a whole; amounts are in its currency",
                    List.of(
                            new Word("channel", TEXT, "where it came from, such as web"),
                            new Word("reference", TEXT, "what the channel calls it"),
                            new Word("currency", TEXT, "ISO 4217"),
                            new Word("total", NUMBER, "what it asks of the customer"),
                            new Word("goods", NUMBER, "the goods before discounts"),
                            new Word("discount", NUMBER, "all discounts together"),
                            new Word("discountPercent", NUMBER, "discounts in percent of the goods"),
                            new Word("shipping", NUMBER, "what shipping costs"),
                            new Word("tax", NUMBER, "all taxes together"),
                            new Word("units", COUNT, "units of all lines"),
                            new Word("weightKg", NUMBER, "weight of the goods"),
                            new Word("priority", COUNT, "higher is served first"),
                            new Word("service", TEXT, "shipping service that was asked for"),
                            new Word("notes", TEXT, "what was noted"),
                            new Word(
                                    "fields",
                                    FIELDS,
                                    "the company's own fields by code, such as fields[\"gift_note\"]; empty, 0 or false where nothing stands in one"),
                            new Word("hasRequestedDate", FLAG, "whether the customer asked for a day"),
                            new Word("requestedInDays", COUNT, "days from placing to the requested day; 0 without one"),
                            new Word("placedAt", MOMENT, "when it was placed"),
                            new Word("hour", COUNT, "hour of placing, 0 to 23 UTC"),
                            new Word("placedBy", TEXT, "who placed it"),
                            new Word("isOpen", FLAG, "neither cancelled nor arrived; true while it is placed"),
                            new Word("holds", TEXTS, "the reasons it is held for; none while it is placed"),
                            new Word("unitsWaiting", COUNT, "units without stock; 0 while it is placed"),
                            new Word("unitsShipped", COUNT, "units that have left"),
                            new Word(
                                    "unitsWithoutStock",
                                    COUNT,
                                    "units that would wait for stock, as it is while the order is judged: before anything is reserved for it; of an order that was placed before, those that wait now"),
                            new Word(
                                    "promisedInDays",
                                    COUNT,
                                    "days from placing to the day on which all of it would arrive by the stock there is while it is judged, before anything is reserved for it; -1 when there is no such day; of an order that was placed before, what it was promised first"),
                            new Word(
                                    "sites",
                                    COUNT,
                                    "how many sites would send it by the stock there is while it is judged, before anything is reserved for it; of an order that was placed before, those that do"),
                            new Word(
                                    "marginPercent",
                                    NUMBER,
                                    "what is left of the goods after discounts, without tax and shipping, over what they cost, in percent; of the lines whose cost is known, 0 when there is none"),
                            new Word("isCostKnown", FLAG, "the cost of every line is known"))),
            new Variable(
                    "customer",
                    false,
                    "the account as it is now; empty for a guest",
                    List.of(
                            new Word("isGuest", FLAG, "whether there is no account"),
                            new Word("number", TEXT, "such as C-1001"),
                            new Word("name", TEXT, "name of the account, or of who it ships to"),
                            new Word("isCompany", FLAG, "a company rather than a consumer"),
                            new Word("isVip", FLAG, "has the tag VIP"),
                            new Word("tags", TEXTS, "such as VIP"),
                            new Word("priceList", TEXT, "the list it was given"),
                            new Word("terms", TEXT, "payment terms, such as NET30"),
                            new Word("creditLimit", NUMBER, "0 without one"),
                            new Word("isTaxExempt", FLAG, "pays no tax"),
                            new Word("country", TEXT, "where its bills go"),
                            new Word("email", TEXT, "of the account, or of who it ships to"))),
            new Variable(
                    "shipTo",
                    false,
                    "where the goods go",
                    List.of(
                            new Word("name", TEXT, "who receives it"),
                            new Word("company", TEXT, "at which company"),
                            new Word("line1", TEXT, "street and number"),
                            new Word("line2", TEXT, "what else is needed"),
                            new Word("city", TEXT, "town"),
                            new Word("region", TEXT, "state or province, without the country"),
                            new Word("postcode", TEXT, "as its post writes it"),
                            new Word("country", TEXT, "ISO 3166-1, two letters"),
                            new Word("email", TEXT, "of who receives it"),
                            new Word("phone", TEXT, "of who receives it"),
                            new Word("isVerified", FLAG, "nothing speaks against the address"),
                            new Word("doubts", TEXTS, "what speaks against it"))),
            new Variable(
                    "lines",
                    true,
                    "every line; a kit stands as its components",
                    List.of(
                            new Word("sku", TEXT, "the item"),
                            new Word("name", TEXT, "what it is called"),
                            new Word("kit", TEXT, "the kit it was ordered in"),
                            new Word("quantity", COUNT, "units ordered"),
                            new Word("unitPrice", NUMBER, "what one costs"),
                            new Word(
                                    "listPrice",
                                    NUMBER,
                                    "what the price lists ask; the unit price when no list has it"),
                            new Word("isPriceByHand", FLAG, "the price was set instead of found"),
                            new Word("discount", NUMBER, "discounts of the line"),
                            new Word("discountPercent", NUMBER, "discounts in percent of the line"),
                            new Word("total", NUMBER, "what the line asks of the customer"),
                            new Word("category", TEXT, "of the item"),
                            new Word("brand", TEXT, "of the item"),
                            new Word("handlingClass", TEXT, "such as FRAGILE or COLD"),
                            new Word("caseSize", COUNT, "units in a case, 1 when it comes in none"),
                            new Word("isDiscontinued", FLAG, "sold while stock lasts"),
                            new Word("substitutes", TEXTS, "items that may be given instead, the preferred one first"),
                            new Word("hsCode", TEXT, "customs code"),
                            new Word("countryOfOrigin", TEXT, "ISO 3166-1, two letters"),
                            new Word(
                                    "unitsAvailable",
                                    COUNT,
                                    "units of the item that the sites together could send there, as it is while the order is judged: before anything is reserved for it; what an order has reserved counts for itself"),
                            new Word(
                                    "unitCost",
                                    NUMBER,
                                    "standard cost of one; 0 when nobody knows it in the currency of the order"),
                            new Word("isCostKnown", FLAG, "the item has a standard cost in the currency of the order"),
                            new Word(
                                    "marginPercent",
                                    NUMBER,
                                    "what is left of the line after discounts, without tax and shipping, over what it costs, in percent; 0 when the cost is not known, -100 of what is given away"),
                            new Word(
                                    "minimumQuantity",
                                    COUNT,
                                    "units that are to be ordered at least, 1 when that is not said; in a kit, those of as many kits"),
                            new Word(
                                    "orderMultiple",
                                    COUNT,
                                    "units in whose multiples it is to be ordered, 1 when that is not said; in a kit, those of as many kits"),
                            new Word(
                                    "maximumQuantity",
                                    COUNT,
                                    "units that are to be ordered at most, 0 when there is no most; in a kit, those of as many kits"))),
            new Variable(
                    "history",
                    false,
                    "the newest %d orders of the same account, or of the same mail address"
                            .formatted(OrderHistory.MOST),
                    List.of(
                            new Word("orders", COUNT, "how many, %d at most".formatted(OrderHistory.MOST)),
                            new Word("lastHour", COUNT, "in the hour before"),
                            new Word("lastDay", COUNT, "in the 24 hours before"),
                            new Word("cancelled", COUNT, "cancelled ones"),
                            new Word("daysSinceLast", COUNT, "-1 when there was none"),
                            new Word("largestTotal", NUMBER, "in the same currency, without cancelled ones"),
                            new Word("averageTotal", NUMBER, "in the same currency, without cancelled ones"),
                            new Word("similar", TEXTS, "numbers of orders of the 24 hours before with the same goods"),
                            new Word("sameReference", TEXTS, "numbers of orders that other channels call the same")))));

    /** How far an order has come. */
    record Standing(boolean isOpen, List<String> holds, long unitsWaiting, long unitsShipped) {

        /** When it is placed or amended, which is when it is verified. */
        static final Standing VERIFIED = new Standing(true, List.of(), 0, 0);

        static Standing of(Order order) {
            return new Standing(
                    order.stage() == Stage.OPEN,
                    order.activeHolds().stream()
                            .map(hold -> hold.reason().name())
                            .distinct()
                            .sorted()
                            .toList(),
                    order.lines().stream()
                            .mapToLong(line -> line.quantities().backordered())
                            .sum(),
                    order.lines().stream()
                            .mapToLong(line -> line.quantities().shipped())
                            .sum());
        }
    }

    /**
     * An order, placed or to be placed.
     *
     * @param seen how it is served; asked for only when a rule speaks of it
     */
    private record Subject(
            OrderId id, Order.Head head, List<? extends Line> lines, Standing standing, Supplier<Seen> seen) {

        Subject {
            lines = List.copyOf(lines);
        }

        double sum(java.util.function.Function<Amounts, Money> of) {
            return lines.stream()
                    .mapToDouble(line -> number(of.apply(line.money())))
                    .sum();
        }
    }

    /** A line, placed or to be placed. */
    interface Line {

        Sku sku();

        HandlingClass handlingClass();

        String name();

        OrderLine.@Nullable Kit kit();

        long ordered();

        long weightGrams();

        Amounts money();

        JsonNode pricing();
    }

    private final ItemQueries items;
    private final CustomerQueries customers;
    private final VerifyAddress verifyAddress;
    private final OrderHistory history;
    private final LookAtStock lookAtStock;
    private final CustomFields customFields;

    OrderFacts(
            ItemQueries items,
            CustomerQueries customers,
            VerifyAddress verifyAddress,
            OrderHistory history,
            LookAtStock lookAtStock,
            CustomFields customFields) {
        this.items = items;
        this.customers = customers;
        this.verifyAddress = verifyAddress;
        this.history = history;
        this.lookAtStock = lookAtStock;
        this.customFields = customFields;
    }

    /**
     * What is about to be placed, or to become of an order.
     *
     * @param before the order that is amended; null when it is placed
     */
    Facts of(Draft draft, @Nullable Order before) {
        return of(new Subject(
                draft.id(),
                draft.head(),
                draft.lines(),
                Standing.VERIFIED,
                new Late<>(() -> lookAtStock.seen(draft, before))));
    }

    /** An order as it was verified. */
    Facts verified(Order order) {
        return of(order, Standing.VERIFIED);
    }

    /** An order as it stands now. */
    Facts now(Order order) {
        return of(order, Standing.of(order));
    }

    private Facts of(Order order, Standing standing) {
        return of(new Subject(
                order.id(), order.head(), order.lines(), standing, new Late<>(() -> lookAtStock.seen(order))));
    }

    private Facts of(Subject subject) {
        var head = subject.head();
        var known = new Late<>(() -> catalog(subject));
        var customer = head.customer() == null
                ? null
                : customers.known(head.customer()).orElse(null);
        Map<String, Supplier<Object>> variables = Map.of(
                "order", () -> order(subject, known),
                "customer", () -> customer(head, customer),
                "shipTo", () -> shipTo(head.shipTo()),
                "lines", () -> lines(subject, known),
                "history", () -> history(subject));
        return new Facts(head.channel(), customer == null ? java.util.Set.of() : customer.tags(), variables);
    }

    private Map<String, Object> order(Subject subject, Supplier<Map<Sku, Item>> known) {
        var head = subject.head();
        double goods = subject.sum(Amounts::gross);
        double discount = subject.sum(Amounts::discount);
        var placed = head.placedAt().atZone(ZoneOffset.UTC);
        var requested = head.requestedOn();
        var verified = Map.<String, Object>ofEntries(
                Map.entry("channel", head.channel()),
                Map.entry("reference", text(head.externalReference())),
                Map.entry("currency", head.currency()),
                Map.entry("total", subject.sum(Amounts::total)),
                Map.entry("goods", goods),
                Map.entry("discount", discount),
                Map.entry("discountPercent", percent(discount, goods)),
                Map.entry("shipping", subject.sum(Amounts::shipping)),
                Map.entry("tax", subject.sum(Amounts::tax)),
                Map.entry(
                        "units",
                        subject.lines().stream().mapToLong(Line::ordered).sum()),
                Map.entry(
                        "weightKg",
                        subject.lines().stream()
                                        .mapToLong(line -> line.weightGrams() * line.ordered())
                                        .sum()
                                / 1_000.0),
                Map.entry("priority", (long) head.priority()),
                Map.entry("service", head.shippingService()),
                Map.entry("notes", text(head.notes())),
                Map.entry("fields", new FieldFacts(head.customFields(), customFields::known)),
                Map.entry("hasRequestedDate", requested != null),
                Map.entry(
                        "requestedInDays",
                        requested == null ? 0L : ChronoUnit.DAYS.between(placed.toLocalDate(), requested)),
                Map.entry("placedAt", head.placedAt()),
                Map.entry("hour", (long) placed.getHour()),
                Map.entry("placedBy", head.placedBy()),
                Map.entry("isOpen", subject.standing().isOpen()),
                Map.entry("holds", subject.standing().holds()),
                Map.entry("unitsWaiting", subject.standing().unitsWaiting()),
                Map.entry("unitsShipped", subject.standing().unitsShipped()));
        var margins = new Late<>(() -> subject.lines().stream()
                .map(line -> Margin.of(line, known.get().get(line.sku()), head))
                .toList());
        return new LateFacts(
                verified,
                Map.of(
                        "unitsWithoutStock",
                        () -> subject.seen().get().unitsWithoutStock(),
                        "promisedInDays",
                        () -> subject.seen().get().promisedInDays(),
                        "sites",
                        () -> subject.seen().get().sites(),
                        "marginPercent",
                        () -> Margin.sum(margins.get()).percent(),
                        "isCostKnown",
                        () -> margins.get().stream().allMatch(Margin::isKnown)));
    }

    private static Map<String, Object> customer(Order.Head head, @Nullable Customer customer) {
        var billTo = customer == null ? null : customer.defaultBillTo().orElse(null);
        return Map.ofEntries(
                Map.entry("isGuest", head.customer() == null),
                Map.entry(
                        "number", head.customer() == null ? "" : head.customer().value()),
                Map.entry("name", head.customerName()),
                Map.entry("isCompany", customer != null && customer.type() == Customer.Type.COMPANY),
                Map.entry("isVip", head.vip()),
                Map.entry(
                        "tags",
                        customer == null
                                ? List.of()
                                : customer.tags().stream().sorted().toList()),
                Map.entry("priceList", customer == null ? "" : text(customer.priceList())),
                Map.entry(
                        "terms", customer == null ? "" : customer.paymentTerms().name()),
                Map.entry(
                        "creditLimit",
                        customer == null || customer.creditLimit() == null ? 0.0 : number(customer.creditLimit())),
                Map.entry("isTaxExempt", customer != null && customer.taxExempt()),
                Map.entry("country", billTo == null ? "" : billTo.country()),
                Map.entry("email", mail(head, customer)));
    }

    private static String mail(Order.Head head, @Nullable Customer customer) {
        return customer != null && customer.email() != null
                ? customer.email()
                : text(head.shipTo().email());
    }

    private Map<String, Object> shipTo(Address address) {
        var verified = verifyAddress.handle(address);
        List<String> doubts = verified instanceof VerifyAddress.Doubtful(var complaints, var _)
                ? complaints.stream()
                        .map(complaint -> complaint.field() + " " + complaint.message())
                        .toList()
                : List.of();
        return Map.ofEntries(
                Map.entry("name", address.name()),
                Map.entry("company", text(address.company())),
                Map.entry("line1", address.line1()),
                Map.entry("line2", text(address.line2())),
                Map.entry("city", address.city()),
                Map.entry("region", address.region()),
                Map.entry("postcode", address.postcode()),
                Map.entry("country", address.country()),
                Map.entry("email", text(address.email())),
                Map.entry("phone", text(address.phone())),
                Map.entry("isVerified", doubts.isEmpty()),
                Map.entry("doubts", doubts));
    }

    private List<Map<String, Object>> lines(Subject subject, Supplier<Map<Sku, Item>> known) {
        var substitutes =
                items.knownSubstitutes(subject.lines().stream().map(Line::sku).collect(Collectors.toSet()));
        return subject.lines().stream()
                .<Map<String, Object>>map(line -> new LateFacts(
                        line(line, subject.head(), known.get(), Objects.requireNonNull(substitutes.get(line.sku()))),
                        Map.of(
                                "unitsAvailable",
                                () -> subject.seen().get().free().available(line.sku(), line.handlingClass()))))
                .toList();
    }

    /** What is on the order, and the kits that it was ordered in. */
    private Map<Sku, Item> catalog(Subject subject) {
        return items.known(subject.lines().stream()
                .flatMap(line -> line.kit() == null
                        ? Stream.of(line.sku())
                        : Stream.of(line.sku(), line.kit().sku()))
                .collect(Collectors.toSet()));
    }

    /**
     * What a line brings and what it costs.
     *
     * @param net after discounts, without tax and shipping
     */
    private record Margin(boolean isKnown, double net, double cost) {

        private static final double ALL_LOST = -100;

        static Margin of(Line line, @Nullable Item item, Order.Head head) {
            var cost = item == null ? null : item.standardCost();
            boolean isKnown = cost != null && cost.currency().equals(head.currency());
            return cost != null && isKnown
                    ? new Margin(true, withoutTax(line.money(), head.taxIncluded()), number(cost) * line.ordered())
                    : new Margin(false, 0, 0);
        }

        /** Of a price that includes its tax, what falls on the goods of it. */
        private static double withoutTax(Amounts money, boolean isTaxIncluded) {
            double net = number(money.net());
            double taxed = net + number(money.shipping());
            return isTaxIncluded && taxed != 0 ? net - number(money.tax()) * net / taxed : net;
        }

        static Margin sum(List<Margin> margins) {
            return new Margin(
                    true,
                    margins.stream().mapToDouble(Margin::net).sum(),
                    margins.stream().mapToDouble(Margin::cost).sum());
        }

        double percent() {
            return net == 0 ? (cost == 0 ? 0 : ALL_LOST) : (net - cost) * 100 / net;
        }
    }

    private static Map<String, Object> line(
            Line line, Order.Head head, Map<Sku, Item> known, List<Substitute> substitutes) {
        var item = known.get(line.sku());
        var margin = Margin.of(line, item, head);
        var cost = item == null ? null : item.standardCost();
        var ordered = line.kit() == null ? item : known.get(line.kit().sku());
        var ordering = ordered == null ? Item.Ordering.ANY : ordered.ordering();
        long perUnit = line.kit() == null ? 1 : line.kit().perUnit();
        var maximum = ordering.maximum();
        double gross = number(line.money().gross());
        double discount = number(line.money().discount());
        var source = line.pricing().path("source");
        var unitPrice = line.money().unitPrice();
        var listMinor = source.path("listMinor");
        return Map.ofEntries(
                Map.entry("sku", line.sku().value()),
                Map.entry("name", line.name()),
                Map.entry("kit", line.kit() == null ? "" : line.kit().sku().value()),
                Map.entry("quantity", line.ordered()),
                Map.entry("unitPrice", number(unitPrice)),
                Map.entry(
                        "listPrice",
                        number(listMinor.isNumber() ? Money.of(listMinor.asLong(), unitPrice.currency()) : unitPrice)),
                Map.entry("isPriceByHand", source.path("kind").asString("").equals(PriceSource.Kind.OVERRIDE.name())),
                Map.entry("discount", discount),
                Map.entry("discountPercent", percent(discount, gross)),
                Map.entry("total", number(line.money().total())),
                Map.entry("category", item == null ? "" : text(item.category())),
                Map.entry("brand", item == null ? "" : text(item.brand())),
                Map.entry(
                        "handlingClass",
                        item == null ? "" : item.handlingClass().name()),
                Map.entry("caseSize", item == null ? 1L : (long) item.caseSize()),
                Map.entry("isDiscontinued", item != null && item.status() == Item.Status.DISCONTINUED),
                Map.entry(
                        "substitutes",
                        substitutes.stream()
                                .map(substitute -> substitute.sku().value())
                                .toList()),
                Map.entry("hsCode", item == null ? "" : text(item.hsCode())),
                Map.entry("countryOfOrigin", item == null ? "" : text(item.countryOfOrigin())),
                Map.entry("unitCost", cost == null || !margin.isKnown() ? 0.0 : number(cost)),
                Map.entry("isCostKnown", margin.isKnown()),
                Map.entry("marginPercent", margin.percent()),
                Map.entry("minimumQuantity", ordering.minimum() * perUnit),
                Map.entry("orderMultiple", ordering.multiple() * perUnit),
                Map.entry("maximumQuantity", maximum == null ? 0L : maximum * perUnit));
    }

    private Map<String, Object> history(Subject subject) {
        var head = subject.head();
        var earlier =
                history.before(subject.id(), head.customer(), head.shipTo().email(), head.placedAt());
        var counted = earlier.stream()
                .filter(order -> !order.isCancelled())
                .filter(order -> order.total().currency().equals(head.currency()))
                .mapToDouble(order -> number(order.total()))
                .summaryStatistics();
        return Map.ofEntries(
                Map.entry("orders", (long) earlier.size()),
                Map.entry("lastHour", since(earlier, head.placedAt().minus(Duration.ofHours(1)))),
                Map.entry("lastDay", since(earlier, head.placedAt().minus(SAME_TIME))),
                Map.entry(
                        "cancelled",
                        earlier.stream()
                                .filter(OrderHistory.Earlier::isCancelled)
                                .count()),
                Map.entry(
                        "daysSinceLast",
                        earlier.stream()
                                .map(OrderHistory.Earlier::placedAt)
                                .max(Instant::compareTo)
                                .map(last -> ChronoUnit.DAYS.between(last, head.placedAt()))
                                .orElse(NEVER)),
                Map.entry("largestTotal", counted.getCount() == 0 ? 0.0 : counted.getMax()),
                Map.entry("averageTotal", counted.getAverage()),
                Map.entry("similar", similar(subject, earlier)),
                Map.entry(
                        "sameReference",
                        earlier.stream()
                                .filter(order -> head.externalReference() != null
                                        && head.externalReference().equals(order.reference())
                                        && !head.channel().equals(order.channel()))
                                .map(OrderHistory.Earlier::number)
                                .toList()));
    }

    private static long since(List<OrderHistory.Earlier> earlier, Instant from) {
        return earlier.stream().filter(order -> order.placedAt().isAfter(from)).count();
    }

    /** The goods are compared only where the time fits, and where nothing was cancelled. */
    private List<String> similar(Subject subject, List<OrderHistory.Earlier> earlier) {
        var from = subject.head().placedAt().minus(SAME_TIME);
        var candidates = earlier.stream()
                .filter(order -> !order.isCancelled() && order.placedAt().isAfter(from))
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        var mine = new TreeMap<String, Long>();
        subject.lines().forEach(line -> mine.merge(line.sku().value(), line.ordered(), Long::sum));
        var goods = new HashMap<>(
                history.goods(candidates.stream().map(OrderHistory.Earlier::id).toList()));
        return candidates.stream()
                .filter(order -> mine.equals(goods.get(order.id())))
                .map(OrderHistory.Earlier::number)
                .toList();
    }

    private static double number(Money money) {
        return money.decimal().doubleValue();
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : part * 100 / whole;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
