package dev.baton.console.orders;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.ScannedItem;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.VerifyAddress;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.Availability;
import dev.baton.orders.PartNumberQueries;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import dev.baton.pricing.PriceOrder;
import dev.baton.pricing.PricedLine;
import dev.baton.pricing.PricedOrder;
import dev.baton.pricing.PricingRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads what is typed into an order's form: who and what is meant, what it costs, where it is, what is wrong. */
@Component
class EntryDesk {

    static final long MOST_UNITS = 1_000_000_000;

    private static final long MOST_CHANGED = 100_000_000_000L;
    private static final int MOST_REASON = 200;

    /** In basis points. */
    private static final int ALL = 10_000;

    private final CustomerQueries customers;
    private final ItemQueries items;
    private final InventoryQueries inventory;
    private final PriceOrder priceOrder;
    private final VerifyAddress verifyAddress;
    private final PartNumberQueries partNumbers;
    private final Clock clock;
    private final String usualCurrency;

    EntryDesk(
            CustomerQueries customers,
            ItemQueries items,
            InventoryQueries inventory,
            PriceOrder priceOrder,
            VerifyAddress verifyAddress,
            PartNumberQueries partNumbers,
            Clock clock,
            @Value("${baton.currency:USD}") String usualCurrency) {
        this.customers = customers;
        this.items = items;
        this.inventory = inventory;
        this.priceOrder = priceOrder;
        this.verifyAddress = verifyAddress;
        this.partNumbers = partNumbers;
        this.clock = clock;
        this.usualCurrency = usualCurrency;
    }

    /** By number, or by words that mean one customer only. */
    Optional<Customer> customer(String words) {
        if (words.isBlank()) {
            return Optional.empty();
        }
        var number = words.strip().toUpperCase(Locale.ROOT);
        var named = number.matches("[A-Z0-9][A-Z0-9-]{0,29}")
                ? customers.find(new CustomerNumber(number))
                : Optional.<Customer>empty();
        var within = Caller.current().within();
        return named.filter(customer -> within.hasCustomer(customer.tags())).or(() -> {
            var found = customers.list(words, null, null, PageRequest.first(2)).data();
            return found.size() == 1 ? customers.find(found.getFirst().number()) : Optional.empty();
        });
    }

    Review review(Ui ui, Entry entry) {
        var codes = entry.discountCode().isEmpty() ? List.<String>of() : List.of(entry.discountCode());
        return review(ui, entry, codes);
    }

    /** @param codes of discounts */
    Review review(Ui ui, Entry entry, List<String> codes) {
        var errors = new LinkedHashMap<String, String>();
        var customer = customer(entry.customer());
        if (customer.isEmpty() && !entry.customer().isBlank()) {
            errors.put("customer", ui.t("orders.entry.which-customer"));
        }
        var read = IntStream.range(0, entry.rows().size())
                .mapToObj(i -> read(ui, entry.rows().get(i), i, customer, errors))
                .toList();
        var byHand = byHand(ui, entry, currency(customer), errors);
        var price = price(entry, codes, byHand, customer, read, errors, ui);
        var doubts = entry.hasNoAddress() ? List.<String>of() : doubts(entry);
        return new Review(
                customer,
                lines(read, price),
                byHand,
                price,
                errors,
                doubts,
                !entry.hasNoAddress() && doubts.isEmpty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The order as it is to be placed; what cannot be read stands in the review's errors already. */
    List<PlaceOrder.Line> asked(Entry entry, Review review) {
        var asked = new ArrayList<PlaceOrder.Line>();
        for (int i = 0; i < review.lines().size(); i++) {
            var line = review.lines().get(i);
            var override = money(entry.rows().get(i).price(), currency(review.customer()));
            line.item()
                    .ifPresent(item -> asked.add(
                            new PlaceOrder.Line(item.sku(), line.units(), UnitOfMeasure.EACH, override.orElse(null))));
        }
        return asked;
    }

    /** What is taken off and added by hand, of the lines of {@link #asked}. */
    ByHand byHand(Review review) {
        var places = new HashMap<Integer, Integer>();
        for (int row = 0; row < review.lines().size(); row++) {
            if (review.lines().get(row).item().isPresent()) {
                places.put(row, places.size());
            }
        }
        return new ByHand(
                review.byHand().discounts().stream()
                        .map(one -> new ManualDiscount(
                                one.reason(),
                                one.kind(),
                                one.value(),
                                one.line() == null ? null : places.get(one.line())))
                        .toList(),
                review.byHand().charges().stream()
                        .map(one -> new ManualCharge(
                                one.kind(),
                                one.reason(),
                                one.amount(),
                                one.line() == null ? null : places.get(one.line())))
                        .toList());
    }

    String currency(Optional<Customer> customer) {
        return customer.map(Customer::currency).orElse(usualCurrency);
    }

    // ── lines ──────────────────────────────────────────────────────────────────────────────────────────────────

    private record Read(
            int row,
            @Nullable Item item,
            List<Item> candidates,
            long units,
            @Nullable Money override) {}

    private Read read(Ui ui, Entry.Row row, int i, Optional<Customer> customer, Map<String, String> errors) {
        if (row.isEmpty()) {
            return new Read(i, null, List.of(), 0, null);
        }
        var named = named(row.sku(), customer);
        var candidates = named.isPresent()
                ? List.of(named.get())
                : items.list(row.sku(), null, null, PageRequest.first(5)).data();
        var item = candidates.size() == 1 ? candidates.getFirst() : null;
        if (item == null) {
            errors.put(
                    "sku-" + i,
                    candidates.isEmpty() ? unknown(ui, row.sku()) : ui.t("orders.entry.which-item", row.sku()));
        } else if (!item.isSold()) {
            errors.put("sku-" + i, ui.t("orders.entry.not-sold", item.sku()));
        }
        var override = money(row.price(), currency(customer));
        if (!row.price().isEmpty() && override.isEmpty()) {
            errors.put("price-" + i, ui.t("orders.entry.no-amount"));
        }
        long units = row.quantity().isEmpty() ? 1 : number(row.quantity());
        if (units < 1 || units > MOST_UNITS) {
            errors.put("quantity-" + i, ui.t("orders.entry.no-quantity"));
            units = 0;
        }
        return new Read(i, item, item == null ? candidates : List.of(), units, override.orElse(null));
    }

    private String unknown(Ui ui, String text) {
        return Sku.tryOf(text)
                .flatMap(sku -> Optional.ofNullable(items.meant(Set.of(sku)).get(sku)))
                .map(meant -> ui.t("orders.entry.no-item-but", text, meant))
                .orElseGet(() -> ui.t("orders.entry.no-item", text));
    }

    /** By what the customer calls it, or else by what everybody does. */
    private Optional<Item> named(String text, Optional<Customer> customer) {
        return customer.flatMap(each -> partNumbers.find(each.number(), text))
                .flatMap(sku -> Optional.ofNullable(items.known(Set.of(sku)).get(sku)))
                .or(() -> items.scan(text).map(ScannedItem::item));
    }

    private static long number(String text) {
        return text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
    }

    private static Optional<Money> money(String text, String currency) {
        try {
            return text.isBlank() || text.startsWith("-")
                    ? Optional.empty()
                    : Optional.of(Money.parse(text.strip(), currency));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private List<Review.Line> lines(List<Read> read, Optional<PricedOrder> price) {
        var prices = price.map(PricedOrder::lines).orElse(List.of()).stream()
                .collect(Collectors.toMap(PricedLine::reference, Function.identity()));
        var instead = instead(read);
        var stock = stock(read, instead);
        return read.stream()
                .map(line -> line(line, prices.get(line.row()), stock, instead))
                .toList();
    }

    private Map<Sku, List<Substitute>> instead(List<Read> read) {
        return items.knownSubstitutes(read.stream()
                .flatMap(line -> Optional.ofNullable(line.item()).stream())
                .map(Item::sku)
                .collect(Collectors.toSet()));
    }

    private static Review.Line line(
            Read read, @Nullable PricedLine price, Map<Sku, Availability> stock, Map<Sku, List<Substitute>> instead) {
        var item = read.item();
        if (item == null) {
            return Review.Line.nothing(read.candidates());
        }
        var places = places(item, stock);
        return new Review.Line(
                Optional.of(item),
                List.of(),
                read.units(),
                Optional.ofNullable(price).map(PricedLine::unitPrice),
                Optional.ofNullable(price).map(PricedLine::net),
                places,
                Math.max(
                        0,
                        read.units()
                                - places.stream()
                                        .mapToLong(Review.Place::available)
                                        .sum()),
                instead.getOrDefault(item.sku(), List.of()).stream()
                        .map(substitute -> new Review.Instead(
                                substitute.sku().value(),
                                atSites(stock.get(substitute.sku())).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()))
                        .filter(each -> each.available() > 0)
                        .toList());
    }

    private Map<Sku, Availability> stock(List<Read> read, Map<Sku, List<Substitute>> instead) {
        var skus = new HashSet<Sku>();
        instead.values().forEach(substitutes -> substitutes.forEach(each -> skus.add(each.sku())));
        for (var line : read) {
            var item = line.item();
            if (item != null) {
                skus.add(item.sku());
                item.components().forEach(component -> skus.add(component.sku()));
            }
        }
        return skus.isEmpty() ? Map.of() : inventory.availability(skus);
    }

    /** What each site could serve alone; of a kit, as many as its scarcest part allows. */
    private static List<Review.Place> places(Item item, Map<Sku, Availability> stock) {
        if (!item.isKit()) {
            return atSites(stock.get(item.sku())).entrySet().stream()
                    .map(place -> new Review.Place(place.getKey(), place.getValue()))
                    .toList();
        }
        Map<String, Long> kits = null;
        for (var component : item.components()) {
            var here = atSites(stock.get(component.sku()));
            here.replaceAll((_, units) -> units / component.quantity());
            if (kits == null) {
                kits = here;
            } else {
                kits.replaceAll((site, most) -> Math.min(most, here.getOrDefault(site, 0L)));
            }
        }
        return kits == null
                ? List.of()
                : kits.entrySet().stream()
                        .map(place -> new Review.Place(place.getKey(), place.getValue()))
                        .toList();
    }

    private static Map<String, Long> atSites(@Nullable Availability availability) {
        var sites = new LinkedHashMap<String, Long>();
        if (availability != null) {
            availability.sites().forEach(place -> sites.put(place.site().value(), place.available()));
        }
        return sites;
    }

    // ── price ──────────────────────────────────────────────────────────────────────────────────────────────────

    private Optional<PricedOrder> price(
            Entry entry,
            List<String> codes,
            ByHand byHand,
            Optional<Customer> customer,
            List<Read> read,
            Map<String, String> errors,
            Ui ui) {
        var asked = read.stream()
                .filter(line -> line.item() != null && line.units() > 0)
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        var address = entry.address();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var request = new PricingRequest(
                customer.map(Customer::priceList).orElse(null),
                entry.channel().isEmpty() ? "phone" : entry.channel(),
                customer.map(each -> each.number().value()).orElse(null),
                customer.map(Customer::tags).orElse(Set.of()),
                currency(customer),
                today,
                today,
                address.country(),
                address.region(),
                customer.map(Customer::taxExempt).orElse(false),
                asked.stream()
                        .flatMap(line -> Optional.ofNullable(line.item())
                                .map(item -> PricingRequest.Line.of(line.row(), item, line.units(), line.override()))
                                .stream())
                        .toList(),
                codes,
                byHand,
                "GROUND");
        return switch (priceOrder.handle(request)) {
            case PriceOrder.Outcome.Priced(var order) -> Optional.of(order);
            case PriceOrder.Outcome.Unpriced(var lines) -> {
                lines.forEach(line -> errors.put("price-" + line.line(), ui.t("orders.entry.no-price")));
                yield Optional.empty();
            }
        };
    }

    // ── by hand ────────────────────────────────────────────────────────────────────────────────────────────────

    /** As far as it can be read; a line is the number of its row. */
    private static ByHand byHand(Ui ui, Entry entry, String currency, Map<String, String> errors) {
        var discounts = new ArrayList<ManualDiscount>();
        var charges = new ArrayList<ManualCharge>();
        for (int i = 0; i < entry.byHand().size(); i++) {
            var change = entry.byHand().get(i);
            if (change.isEmpty()) {
                continue;
            }
            var kind = Given.constant(Entry.ChangeKind.class, change.kind());
            var value = kind == Entry.ChangeKind.DISCOUNT_PERCENT ? basisPoints(change) : minor(change, currency);
            var wrong = wrong(entry, change, kind, value);
            if (wrong.isPresent()) {
                errors.put("change-" + i, ui.t(wrong.get()));
            } else if (kind != null && value.isPresent()) {
                add(discounts, charges, change, kind, value.getAsLong());
            }
        }
        return new ByHand(discounts, charges);
    }

    private static void add(
            List<ManualDiscount> discounts,
            List<ManualCharge> charges,
            Entry.Change change,
            Entry.ChangeKind kind,
            long value) {
        var line = change.line().isEmpty() ? null : Integer.valueOf(change.line());
        switch (kind) {
            case DISCOUNT_PERCENT ->
                discounts.add(new ManualDiscount(change.reason(), Discount.Kind.PERCENT, value, line));
            case DISCOUNT_AMOUNT ->
                discounts.add(new ManualDiscount(change.reason(), Discount.Kind.AMOUNT, value, line));
            case GIFT_WRAP -> charges.add(new ManualCharge(ManualCharge.Kind.GIFT_WRAP, change.reason(), value, line));
            case HANDLING -> charges.add(new ManualCharge(ManualCharge.Kind.HANDLING, change.reason(), value, line));
            case SURCHARGE -> charges.add(new ManualCharge(ManualCharge.Kind.SURCHARGE, change.reason(), value, line));
        }
    }

    /** The key of what is wrong with it. */
    private static Optional<String> wrong(
            Entry entry, Entry.Change change, Entry.@Nullable ChangeKind kind, OptionalLong value) {
        if (kind == null) {
            return Optional.of("orders.by-hand.no-kind");
        }
        if (value.isEmpty()) {
            return Optional.of(
                    kind == Entry.ChangeKind.DISCOUNT_PERCENT
                            ? "orders.by-hand.no-percent"
                            : "orders.by-hand.no-amount");
        }
        if (change.reason().isEmpty() || change.reason().length() > MOST_REASON) {
            return Optional.of("orders.by-hand.no-reason");
        }
        return change.line().isEmpty() || isTyped(entry, change.line())
                ? Optional.empty()
                : Optional.of("orders.by-hand.no-line");
    }

    private static boolean isTyped(Entry entry, String line) {
        long row = line.equals("0") ? 0 : number(line);
        return (row > 0 || line.equals("0"))
                && row < entry.rows().size()
                && !entry.rows().get((int) row).isEmpty();
    }

    private static OptionalLong basisPoints(Entry.Change change) {
        var text = change.value().replace("%", "").replace(',', '.').strip();
        if (!text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
            return OptionalLong.empty();
        }
        long points = new BigDecimal(text).movePointRight(2).longValueExact();
        return points >= 1 && points <= ALL ? OptionalLong.of(points) : OptionalLong.empty();
    }

    private static OptionalLong minor(Entry.Change change, String currency) {
        return money(change.value(), currency)
                .filter(amount -> amount.isPositive() && amount.minor() <= MOST_CHANGED)
                .map(amount -> OptionalLong.of(amount.minor()))
                .orElse(OptionalLong.empty());
    }

    // ── address ────────────────────────────────────────────────────────────────────────────────────────────────

    private List<String> doubts(Entry entry) {
        return switch (verifyAddress.handle(entry.address())) {
            case VerifyAddress.Verified _ -> List.of();
            case VerifyAddress.Doubtful(var complaints, var _) ->
                complaints.stream()
                        .map(complaint -> complaint.field() + " " + complaint.message())
                        .toList();
        };
    }

    /** Whether everything that is typed can be read, so that it could be placed. */
    boolean isWhole(Ui ui, Entry entry, Review review) {
        return review.price().isPresent() && errors(ui, entry, review).isEmpty();
    }

    /** All that keeps it from being placed, at its fields. */
    Map<String, String> errors(Ui ui, Entry entry, Review review) {
        var errors = new LinkedHashMap<>(review.errors());
        errors.putAll(addressErrors(ui, entry));
        if (entry.rows().stream().allMatch(Entry.Row::isEmpty)) {
            errors.put("sku-0", ui.t("orders.entry.no-lines"));
        }
        return errors;
    }

    /** What keeps the typed address from being one, at its fields. */
    private Map<String, String> addressErrors(Ui ui, Entry entry) {
        var complaints = new Invalid.Collector();
        entry.address().complain("shipTo", complaints);
        var errors = new LinkedHashMap<String, String>();
        try {
            complaints.throwIfAny();
        } catch (Invalid invalid) {
            invalid.fields().forEach(field -> {
                var name = field.field().substring("shipTo.".length());
                errors.putIfAbsent(
                        field.field(),
                        ui.t(entry.field(name).isBlank() ? "orders.entry.required" : "orders.entry.unreadable"));
            });
        }
        return errors;
    }
}
