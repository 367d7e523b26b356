package dev.baton.console.orders;

import dev.baton.catalog.Sku;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.Wanted;
import dev.baton.orders.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing about two orders. */
public record Compared(String what, String here, String there) {

    private static final String NOTHING = "–";

    static List<Compared> of(Ui ui, OrderView one, OrderView other) {
        var rows = new ArrayList<Compared>();
        rows.add(fact(ui.t("orders.placed"), ui.exact(one.placedAt()), ui.exact(other.placedAt())));
        rows.add(fact(ui.t("orders.lookalike.by"), one.placedBy(), other.placedBy()));
        rows.add(fact(ui.t("orders.channel"), one.channel(), other.channel()));
        rows.add(fact(ui.t("orders.reference"), one.externalReference(), other.externalReference()));
        rows.add(fact(ui.t("orders.customer"), customer(one), customer(other)));
        rows.add(fact(ui.t("orders.entry.ship-to"), address(one.shipTo()), address(other.shipTo())));
        rows.add(fact(ui.t("orders.lookalike.contact"), contact(one.shipTo()), contact(other.shipTo())));
        rows.add(fact(
                ui.t("orders.requested"),
                one.requestedOn() == null ? null : ui.date(one.requestedOn()),
                other.requestedOn() == null ? null : ui.date(other.requestedOn())));
        rows.add(fact(ui.t("orders.service"), one.shippingService(), other.shippingService()));
        rows.addAll(items(ui, one, other));
        rows.add(fact(
                ui.t("orders.total"),
                ui.money(one.money().currentTotal()),
                ui.money(other.money().currentTotal())));
        return rows;
    }

    private static Compared fact(String what, @Nullable String here, @Nullable String there) {
        return new Compared(
                what, Objects.requireNonNullElse(here, NOTHING), Objects.requireNonNullElse(there, NOTHING));
    }

    private static List<Compared> items(Ui ui, OrderView one, OrderView other) {
        var names = new LinkedHashMap<Sku, String>();
        var here = units(one, names);
        var there = units(other, names);
        return names.entrySet().stream()
                .map(item -> new Compared(
                        item.getValue(), words(ui, here.get(item.getKey())), words(ui, there.get(item.getKey()))))
                .toList();
    }

    private static LinkedHashMap<Sku, Long> units(OrderView order, LinkedHashMap<Sku, String> names) {
        var units = new LinkedHashMap<Sku, Long>();
        for (Wanted wanted : order.wanted(Quantities::ordered)) {
            var kit = wanted.line().kit();
            names.putIfAbsent(wanted.sku(), kit == null ? wanted.line().name() : kit.name());
            units.merge(wanted.sku(), wanted.quantity(), Long::sum);
        }
        return units;
    }

    private static String words(Ui ui, @Nullable Long units) {
        return units == null ? NOTHING : ui.quantity(units);
    }

    private static String customer(OrderView order) {
        return joined(
                " · ",
                order.customerName(),
                order.customer() == null ? null : order.customer().value());
    }

    private static String address(Address to) {
        return joined(
                ", ",
                to.name(),
                to.company(),
                to.line1(),
                to.line2(),
                to.city(),
                to.region(),
                to.postcode(),
                to.country());
    }

    private static String contact(Address to) {
        var said = joined(" · ", to.email(), to.phone());
        return said.isEmpty() ? NOTHING : said;
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }

    /** Capitals and small letters are the same. */
    public boolean isSame() {
        return here.equalsIgnoreCase(there);
    }
}
