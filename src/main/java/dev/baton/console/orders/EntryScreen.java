package dev.baton.console.orders;

import dev.baton.billing.CreditQueries;
import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.ScannedItem;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.CustomerSummary;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.Availability;
import dev.baton.network.SiteQueries;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.PartNumber;
import dev.baton.orders.PartNumberQueries;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.PreviewOrder;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.FieldGroup;
import dev.baton.platform.security.WithinScope;
import dev.baton.rules.Finding;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * An order typed in by hand, on one screen. Every change is answered with what the order would be; the same happens, page by
 * page, in a browser without scripts.
 */
@Controller
@Access("orders")
@WithinScope(
        value = OrderId.class,
        shows = {FieldGroup.AMOUNTS, FieldGroup.CONTACTS})
class EntryScreen {

    private static final int HITS = 8;

    private final EntryDesk desk;
    private final PlaceOrder placeOrder;
    private final PreviewOrder previewOrder;
    private final OrderLookUp lookUp;
    private final OrderQueries orders;
    private final CustomerQueries customers;
    private final ItemQueries items;
    private final InventoryQueries inventory;
    private final PartNumberQueries partNumbers;
    private final SiteQueries sites;
    private final CustomFieldQueries fields;
    private final CreditQueries credit;
    private final Clock clock;

    EntryScreen(
            EntryDesk desk,
            PlaceOrder placeOrder,
            PreviewOrder previewOrder,
            OrderLookUp lookUp,
            OrderQueries orders,
            CustomerQueries customers,
            ItemQueries items,
            InventoryQueries inventory,
            PartNumberQueries partNumbers,
            SiteQueries sites,
            CustomFieldQueries fields,
            CreditQueries credit,
            Clock clock) {
        this.desk = desk;
        this.placeOrder = placeOrder;
        this.previewOrder = previewOrder;
        this.lookUp = lookUp;
        this.orders = orders;
        this.customers = customers;
        this.items = items;
        this.inventory = inventory;
        this.partNumbers = partNumbers;
        this.sites = sites;
        this.fields = fields;
        this.credit = credit;
        this.clock = clock;
    }

    /**
     * @param placed the number of the order that was placed just before
     * @param like the number of an order that is wanted again
     */
    @GetMapping("/orders/new")
    ModelAndView show(
            Ui ui, @RequestParam(defaultValue = "") String placed, @RequestParam(defaultValue = "") String like) {
        var entry = like.isEmpty() ? Entry.empty() : Entry.again(lookUp.get(like));
        return page(entry, previewed(ui, entry), placed(ui, placed));
    }

    /** What the order would be; nothing is placed. */
    @PostMapping("/orders/new/quote")
    ModelAndView quote(
            Ui ui, @RequestParam MultiValueMap<String, String> form, @RequestParam(defaultValue = "") String prefill) {
        var entry = addressed(Entry.of(form), !prefill.isEmpty());
        return page(entry, previewed(ui, entry), Optional.empty());
    }

    /** With what the rules say and what it would get, as soon as it could be placed. */
    private Review previewed(Ui ui, Entry entry) {
        var review = desk.review(ui, entry);
        var wrong = FieldWords.errors(ui, fields.known(), entry.customFields());
        if (!wrong.isEmpty()) {
            wrong.putAll(review.errors());
            return review.with(wrong);
        }
        if (!desk.isWhole(ui, entry, review)) {
            return review;
        }
        try {
            return switch (previewOrder.handle(command(entry, review))) {
                case PreviewOrder.Previewed(var order) -> review.previewed(new Preview(Optional.empty(), order));
                case PlaceOrder.Rejected(var findings) -> review.refused(inWords(findings));
                case PlaceOrder.Unpriced _ -> review;
            };
        } catch (Invalid invalid) {
            return review.with(errors(invalid));
        }
    }

    @PostMapping("/orders/new")
    ModelAndView place(
            Ui ui,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "do", defaultValue = "place") String what) {
        var entry = addressed(Entry.of(form), false);
        if (what.equals("more")) {
            entry = entry.withMoreRows();
        } else if (what.equals("more-by-hand")) {
            entry = entry.withMoreChanges();
        }
        if (!what.equals("place")) {
            return page(entry, previewed(ui, entry), Optional.empty());
        }
        var review = desk.review(ui, entry);
        var errors = desk.errors(ui, entry, review);
        errors.putAll(FieldWords.errors(ui, fields.known(), entry.customFields()));
        errors.putAll(FieldWords.missing(ui, fields.known(), entry.customFields()));
        return errors.isEmpty() ? placed(ui, entry, review) : refused(entry, review, errors);
    }

    private ModelAndView placed(Ui ui, Entry entry, Review review) {
        try {
            return switch (placeOrder.handle(command(entry, review))) {
                case PlaceOrder.Placed(var order) -> new ModelAndView("redirect:/orders/new?placed=" + order.number());
                case PlaceOrder.Replayed(var order, var _) ->
                    new ModelAndView(
                            "redirect:/orders/new?placed=" + orders.get(order).number());
                case PlaceOrder.Unpriced(var lines) ->
                    refused(entry, review, Map.of("price-" + lines.getFirst().line(), ui.t("orders.entry.no-price")));
                case PlaceOrder.Rejected(var findings) -> refused(entry, review, Map.of("", inWords(findings)));
                case PlaceOrder.Reused(var _, var _, var order) ->
                    refused(
                            entry,
                            review,
                            Map.of(
                                    "",
                                    ui.t(
                                            "orders.entry.reused",
                                            orders.get(order).number())));
                case PlaceOrder.Busy() -> refused(entry, review, Map.of("", ui.t("orders.entry.busy")));
            };
        } catch (Invalid invalid) {
            return refused(entry, review, errors(invalid));
        }
    }

    private static Map<String, String> errors(Invalid invalid) {
        var errors = new LinkedHashMap<String, String>();
        invalid.fields().forEach(field -> errors.put(field.field(), field.message()));
        errors.put("", String.join("; ", errors.values()));
        return errors;
    }

    static String inWords(List<Finding> findings) {
        return findings.stream().map(Finding::message).collect(Collectors.joining(" "));
    }

    private PlaceOrder.Command command(Entry entry, Review review) {
        var byHand = desk.byHand(review);
        return new PlaceOrder.Command(
                        entry.channel().isEmpty() ? "phone" : entry.channel(),
                        null,
                        review.customer().map(customer -> customer.number()).orElse(null),
                        entry.address(),
                        desk.asked(entry, review),
                        Given.day(entry.requestedOn()),
                        Given.text(entry.notes()),
                        null,
                        Given.constant(ShippingPolicy.class, entry.policy()),
                        null,
                        null,
                        entry.discountCode().isEmpty() ? List.of() : List.of(entry.discountCode()),
                        byHand.discounts(),
                        Given.text(entry.key()))
                .charging(byHand.charges())
                .filledIn(FieldWords.given(fields.known(), entry.customFields()));
    }

    /** With the customer's own address, when it is asked for or none was typed. */
    private Entry addressed(Entry entry, boolean again) {
        return again || entry.hasNoAddress()
                ? desk.customer(entry.customer())
                        .flatMap(customer -> customer.defaultShipTo())
                        .map(entry::to)
                        .orElse(entry)
                : entry;
    }

    private ModelAndView refused(Entry entry, Review review, Map<String, String> errors) {
        var page = page(entry, review.with(errors), Optional.empty());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Entry entry, Review review, Optional<Placed> placed) {
        return new ModelAndView(
                "console/orders/new",
                Map.of(
                        "entry",
                        entry,
                        "review",
                        review,
                        "placed",
                        placed,
                        "fields",
                        fields.known().offered(),
                        "credit",
                        review.customer()
                                .filter(customer -> customer.creditLimit() != null)
                                .map(customer -> credit.of(customer.number()))));
    }

    private Optional<Placed> placed(Ui ui, String number) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        var order = lookUp.get(number);
        return Optional.of(new Placed(order.number(), new Sentence(ui, order, sites.list(), clock).text()));
    }

    // ── look-ups ───────────────────────────────────────────────────────────────────────────────────────────────

    /** One thing that is found while one types. */
    public record Hit(String value, String title, String fact) {}

    @GetMapping("/orders/new/customers")
    @ResponseBody
    List<Hit> findCustomers(@RequestParam String q) {
        return customers.list(q, null, null, PageRequest.first(HITS)).data().stream()
                .filter(CustomerSummary::enabled)
                .map(customer -> new Hit(
                        customer.number().value(),
                        customer.number().value(),
                        customer.name() + (customer.city() == null ? "" : " · " + customer.city())))
                .toList();
    }

    /** @param customer as it was typed; what it calls items is found too */
    @GetMapping("/orders/new/items")
    @ResponseBody
    List<Hit> findItems(Ui ui, @RequestParam String q, @RequestParam(defaultValue = "") String customer) {
        var theirs = desk.customer(customer)
                .map(each -> partNumbers.beginning(each.number(), q, HITS))
                .orElse(List.of());
        var called =
                theirs.stream().collect(Collectors.toMap(PartNumber::sku, PartNumber::number, (first, _) -> first));
        var known = items.known(called.keySet());
        var found = Stream.of(
                        theirs.stream().map(PartNumber::sku).map(known::get).filter(Objects::nonNull),
                        items.scan(q).map(ScannedItem::item).stream(),
                        items.list(q, null, null, PageRequest.first(HITS)).data().stream())
                .flatMap(Function.identity())
                .filter(Item::isSold)
                .distinct()
                .limit(HITS)
                .toList();
        var stock = inventory.availability(
                found.stream().filter(item -> !item.isKit()).map(Item::sku).toList());
        return found.stream()
                .map(item -> new Hit(
                        item.sku().value(),
                        item.sku().value(),
                        fact(ui, item, called.get(item.sku()), stock.get(item.sku()))))
                .toList();
    }

    private static String fact(Ui ui, Item item, @Nullable String called, @Nullable Availability here) {
        return Stream.of(
                        called,
                        item.name(ui.language()),
                        here == null ? null : ui.t("orders.entry.free", ui.quantity(here.available())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
