package dev.baton.console.home;

import dev.baton.catalog.ItemQueries;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerQueries;
import dev.baton.fulfilment.PackagingQueries;
import dev.baton.inventory.InventoryQueries;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Users;
import dev.baton.pricing.PricingQueries;
import dev.baton.shipping.CarrierQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a new company still needs before it can take orders, and what it has. Ticked by the facts alone: whoever imports items by
 * the API finds that step done.
 */
@Component
public class Start {

    /** Whoever has so many orders needs no list of first steps, and need not pay for asking. */
    private static final int ESTABLISHED = 10;

    private static final PageRequest ONE = PageRequest.first(1);

    /** @param word under which its words are kept */
    public record Step(String word, String icon, String href, boolean done) {}

    private final SiteQueries sites;
    private final ItemQueries items;
    private final PricingQueries pricing;
    private final InventoryQueries inventory;
    private final CustomerQueries customers;
    private final CarrierQueries carriers;
    private final PackagingQueries packagings;
    private final OrderQueries orders;
    private final Users users;

    Start(
            SiteQueries sites,
            ItemQueries items,
            PricingQueries pricing,
            InventoryQueries inventory,
            CustomerQueries customers,
            CarrierQueries carriers,
            PackagingQueries packagings,
            OrderQueries orders,
            Users users) {
        this.sites = sites;
        this.items = items;
        this.pricing = pricing;
        this.inventory = inventory;
        this.customers = customers;
        this.carriers = carriers;
        this.packagings = packagings;
        this.orders = orders;
        this.users = users;
    }

    /** The steps that this reader may take; none when the company is on its way. */
    @Transactional(readOnly = true)
    public List<Step> steps(Ui ui) {
        if (!ui.may("orders:read")
                || orders.list(OrderFilter.all(), PageRequest.first(ESTABLISHED))
                                .data()
                                .size()
                        == ESTABLISHED) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        add(
                ui,
                steps,
                "sites",
                "site",
                "building-warehouse",
                "/sites/new",
                () -> !sites.list().isEmpty());
        add(
                ui,
                steps,
                "items",
                "items",
                "tags",
                "/items/new",
                () -> !items.list("", null, null, ONE).data().isEmpty());
        add(ui, steps, "prices", "prices", "currency-dollar", "/prices", this::hasPrices);
        add(
                ui,
                steps,
                "inventory",
                "stock",
                "package-import",
                "/receive",
                () -> !inventory.balances(null, null, null, ONE).data().isEmpty());
        add(
                ui,
                steps,
                "customers",
                "customer",
                "users",
                "/customers/new",
                () -> !customers.list("", null, null, ONE).data().isEmpty());
        add(
                ui,
                steps,
                "company",
                "carrier",
                "truck",
                "/carriers",
                () -> carriers.list().stream()
                        .anyMatch(carrier -> !carrier.services().isEmpty()));
        add(
                ui,
                steps,
                "fulfilment",
                "box",
                "box",
                "/packaging/new",
                () -> !packagings.list().isEmpty());
        add(
                ui,
                steps,
                "orders",
                "order",
                "shopping-cart",
                "/orders/new",
                () -> !orders.list(OrderFilter.all(), ONE).data().isEmpty());
        add(
                ui,
                steps,
                "people",
                "people",
                "user-plus",
                "/people/new",
                () -> users.list().size() > 1);
        return steps.stream().allMatch(Step::done) ? List.of() : steps;
    }

    private boolean hasPrices() {
        return pricing.priceLists(null, PageRequest.first(PageRequest.MOST)).data().stream()
                .anyMatch(list -> !pricing.prices(list.code(), null, ONE).data().isEmpty());
    }

    private static void add(
            Ui ui, List<Step> steps, String area, String word, String icon, String href, BooleanSupplier done) {
        if (ui.may(area + ":write")) {
            steps.add(new Step(word, icon, href, done.getAsBoolean()));
        }
    }
}
