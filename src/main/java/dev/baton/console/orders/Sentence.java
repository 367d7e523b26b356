package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.AtSite;
import dev.baton.orders.OrderView.Line;
import dev.baton.orders.Quantities;
import dev.baton.orders.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is going on with an order, said as a colleague would: what ships, from where, until when, and what it waits for. */
final class Sentence {

    private final Ui ui;
    private final OrderView order;
    private final Map<SiteCode, Site> sites;
    private final Clock clock;

    Sentence(Ui ui, OrderView order, List<Site> sites, Clock clock) {
        this.ui = ui;
        this.order = order;
        this.sites = sites.stream().collect(Collectors.toMap(Site::code, Function.identity()));
        this.clock = clock;
    }

    /** Whether what is there stays until the rest has come, because the customer wants one shipment. */
    static boolean waitsForRest(OrderView order) {
        return order.shippingPolicy() == ShippingPolicy.COMPLETE
                && order.lines().stream().anyMatch(line -> line.quantities().backordered() > 0);
    }

    String text() {
        if (order.stage() == Stage.CANCELLED) {
            return ui.t("orders.say.cancelled");
        }
        var parts = new ArrayList<String>();
        long owed = order.units(Quantities::owed);
        long shipped = order.units(Quantities::shipped);
        long delivered = order.units(Quantities::delivered);
        long inside = order.lines().stream().mapToLong(this::going).sum();
        if (delivered == owed) {
            return ui.t("orders.say.delivered", goods(owed));
        }
        if (order.onHold()) {
            parts.add(ui.t("orders.say.held", Look.reasons(ui, order.holds())));
        } else {
            parts.addAll(heldParts());
        }
        if (shipped > 0) {
            parts.add(
                    shipped == owed
                            ? ui.t("orders.say.gone", goods(owed)) + promise()
                            : ui.t("orders.say.part-gone", ui.quantity(shipped), ui.quantity(owed)));
        }
        if (inside > 0) {
            parts.add(ships(inside));
        }
        if (order.units(Quantities::backordered) > 0) {
            parts.add(waits());
        }
        return String.join(". ", parts) + ".";
    }

    /** Of an order that goes on without some of it, what stays and why. */
    private List<String> heldParts() {
        return order.holds().stream()
                .filter(Hold::isActive)
                .map(hold -> ui.t(
                        "orders.say.held-part",
                        Objects.requireNonNull(HoldPart.words(ui, order, hold)),
                        ui.t("orders.hold." + hold.reason())))
                .distinct()
                .limit(3)
                .toList();
    }

    /** Units of {@code line} that are inside and are not held back by themselves while the rest goes on. */
    private long going(Line line) {
        long inside = line.quantities().reserved() + line.quantities().onTheFloor();
        if (!isHeldInPart()) {
            return inside;
        }
        return order.holdsOf(line.id()).isEmpty()
                ? inside
                        - line.sites().stream()
                                .filter(place -> !goesFrom(place))
                                .mapToLong(place -> place.quantity() - place.released())
                                .sum()
                : 0;
    }

    private boolean goesFrom(AtSite place) {
        return order.holdsOn(place.site(), Set.of()).isEmpty();
    }

    private boolean isHeldInPart() {
        return !order.onHold() && order.holds().stream().anyMatch(Hold::isActive);
    }

    private String ships(long units) {
        boolean isPart = isHeldInPart();
        var places = order.lines().stream()
                .filter(line -> !isPart || order.holdsOf(line.id()).isEmpty())
                .flatMap(line -> line.sites().stream())
                .filter(place -> place.quantity() > 0 && (!isPart || goesFrom(place)))
                .toList();
        var from = places.stream()
                .map(AtSite::site)
                .distinct()
                .map(this::name)
                .collect(Collectors.joining(ui.t("orders.say.and")));
        var words = isPart
                ? ui.t("orders.say.part", ui.quantity(units), ui.quantity(order.units(Quantities::owed)))
                : order.units(Quantities::shipped) > 0 ? ui.quantity(units) : goods(units);
        var leaves = places.stream()
                .filter(place -> place.shipOn() != null)
                .max(Comparator.comparing(place -> Objects.requireNonNull(place.shipOn())));
        boolean kept = waitsForRest(order) && order.units(Quantities::onTheFloor) == 0;
        var key = kept ? "orders.say.kept" : order.onHold() ? "orders.say.would-ship" : "orders.say.ships";
        var sentence = ui.t(units == 1 ? key + ".one" : key + ".other", words, from);
        if (kept) {
            return sentence;
        }
        if (!order.onHold() && leaves.isPresent()) {
            sentence += " " + by(leaves.get());
        }
        return sentence + (order.units(Quantities::backordered) == 0 && !isPart ? arrival() : "");
    }

    private String by(AtSite place) {
        var day = Objects.requireNonNull(place.shipOn());
        var site = sites.get(place.site());
        var zone = site == null ? ui.zone() : site.calendar().zone();
        var today = LocalDate.now(clock.withZone(zone));
        if (day.isBefore(today)) {
            return ui.t("orders.say.overdue", ui.date(day));
        }
        return site == null ? day(day, zone) : day(day, zone) + " " + ui.t("orders.say.by", cutOff(site, day));
    }

    private String cutOff(Site site, LocalDate day) {
        Instant at = site.calendar().cutOffOn(day);
        return ui.time(at, site.calendar().zone());
    }

    private String day(LocalDate day, ZoneId zone) {
        var today = LocalDate.now(clock.withZone(zone));
        if (day.equals(today)) {
            return ui.t("orders.say.today");
        }
        return day.equals(today.plusDays(1)) ? ui.t("orders.say.tomorrow") : ui.t("orders.say.on", ui.date(day));
    }

    private String arrival() {
        var promised = order.promisedOn();
        return promised == null ? "" : "; " + ui.t("orders.say.arrives", ui.date(promised));
    }

    /** What has left is followed by its shipments; only the promise is the order's own. */
    private String promise() {
        var promised = order.promisedOn();
        return promised == null ? "" : "; " + ui.t("orders.say.promised", ui.date(promised));
    }

    private String waits() {
        long units = order.units(Quantities::backordered);
        boolean all = units == order.units(Quantities::owed);
        var words = all ? goods(units) : ui.quantity(units);
        var sentence = ui.t(units == 1 ? "orders.say.waits.one" : "orders.say.waits.other", words);
        if (!all && waitsForRest(order)) {
            sentence += ", " + ui.t("orders.say.together");
        }
        var promised = order.promisedOn();
        return promised == null
                ? sentence + ", " + ui.t("orders.say.no-date")
                : sentence + "; " + ui.t("orders.say.arrives", ui.date(promised));
    }

    /** The one thing that was ordered, or how many of how many. */
    private String goods(long units) {
        var names = order.lines().stream()
                .filter(line -> line.quantities().owed() > 0)
                .map(line -> line.kit() == null ? line.name() : line.kit().name())
                .distinct()
                .toList();
        return names.size() == 1
                ? ui.t("orders.say.goods-one", ui.quantity(units / perKit(units)), names.getFirst())
                : ui.t("orders.say.goods-many", ui.quantity(units), ui.quantity(names.size()));
    }

    /** How many units make one of the only kit; 1 when they do not come in whole kits. */
    private long perKit(long units) {
        long per = order.lines().stream()
                .filter(line -> line.quantities().owed() > 0)
                .mapToLong(line -> line.kit() == null ? 0 : line.kit().perUnit())
                .sum();
        return per == 0 || units % per != 0 ? 1 : per;
    }

    private String name(SiteCode code) {
        var site = sites.get(code);
        return site == null ? code.value() : site.name();
    }
}
