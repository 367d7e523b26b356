package dev.baton.notifications;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.GeoPoint;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.notifications.OrderTracking.Content;
import dev.baton.notifications.OrderTracking.Milestone;
import dev.baton.notifications.OrderTracking.Parcel;
import dev.baton.notifications.OrderTracking.Reason;
import dev.baton.notifications.OrderTracking.Sent;
import dev.baton.notifications.OrderTracking.Sighting;
import dev.baton.notifications.OrderTracking.State;
import dev.baton.notifications.OrderTracking.Station;
import dev.baton.notifications.OrderTracking.Thing;
import dev.baton.notifications.OrderTracking.Units;
import dev.baton.notifications.OrderTracking.Way;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.Line;
import dev.baton.orders.Quantities;
import dev.baton.orders.Stage;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.TrackingEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer may see of an order. */
@Service
@Transactional(readOnly = true)
public class TrackingQueries {

    private static final Set<String> SPANISH_SPEAKING = Set.of(
            "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY",
            "SV", "UY", "VE");
    private static final double COARSE = 10;

    private final OrderQueries orders;
    private final ShipmentQueries shipments;
    private final SiteQueries sites;
    private final ItemQueries items;
    private final CustomerQueries customers;
    private final BrandQueries brands;

    TrackingQueries(
            OrderQueries orders,
            ShipmentQueries shipments,
            SiteQueries sites,
            ItemQueries items,
            CustomerQueries customers,
            BrandQueries brands) {
        this.orders = orders;
        this.shipments = shipments;
        this.sites = sites;
        this.items = items;
        this.customers = customers;
        this.brands = brands;
    }

    /** @param language in which its things are named; null for the customer's own */
    public OrderTracking of(OrderId id, @Nullable String language) {
        var order = orders.get(id);
        var brand = brands.ofChannel(order.channel());
        var own = languageOf(order, brand);
        var sent = shipments.ofOrder(id).stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.VOIDED)
                .toList();
        var zone = zoneOf(order.location());
        var known = items.find(order.lines().stream()
                .flatMap(line -> Stream.of(line.sku(), skuOf(line)))
                .collect(Collectors.toSet()));
        var spoken = language == null ? own : language;
        var units = units(order.lines());
        var state = state(order, units, sent);
        var shown = sent.stream()
                .filter(shipment -> shipment.dispatchedAt() != null)
                .map(shipment -> sent(shipment, zone, known, spoken))
                .toList();
        var deliveredOn = state == State.DELIVERED ? latest(shown, Sent::deliveredOn) : null;
        var expectedOn = expectedOn(order, units, shown);
        return new OrderTracking(
                id,
                order.number(),
                brand,
                own,
                firstName(order),
                order.shipTo().city(),
                zone,
                order.placedAt(),
                state,
                reason(order, units),
                expectedOn,
                deliveredOn,
                units,
                stations(order, state, sent, shown, expectedOn, deliveredOn, zone),
                shown,
                things(order, known, spoken),
                way(order, state, sent));
    }

    /** Of a known customer its own; of a guest what is spoken where the parcel goes, and else the brand's. */
    public String languageOf(OrderView order, Brand brand) {
        var customer = order.customer();
        if (customer != null) {
            return language(customer, brand);
        }
        return SPANISH_SPEAKING.contains(order.shipTo().country()) ? "es" : brand.language();
    }

    private String language(CustomerNumber customer, Brand brand) {
        return customers.find(customer).map(known -> known.language()).orElse(brand.language());
    }

    /** The nautical zone of the place, which decides no more than a day. */
    static ZoneId zoneOf(@Nullable GeoPoint place) {
        return place == null ? ZoneOffset.UTC : ZoneOffset.ofHours((int) Math.round(place.longitude() / 15));
    }

    private String firstName(OrderView order) {
        var to = order.shipTo();
        boolean company =
                to.company() != null || (to.name().equals(order.customerName()) && isCompany(order.customer()));
        return company ? "" : to.name().split("\\s+")[0];
    }

    private boolean isCompany(@Nullable CustomerNumber customer) {
        return customer != null
                && customers
                        .find(customer)
                        .filter(known -> known.type() == Customer.Type.COMPANY)
                        .isPresent();
    }

    private static Units units(List<Line> lines) {
        long owed = 0;
        long waiting = 0;
        long inside = 0;
        long underWay = 0;
        long delivered = 0;
        for (var line : lines) {
            var of = line.quantities();
            owed += of.owed();
            waiting += of.backordered();
            inside += of.reserved() + of.onTheFloor();
            underWay += of.shipped() - of.delivered();
            delivered += of.delivered();
        }
        return new Units(owed, waiting, inside, underWay, delivered);
    }

    private static State state(OrderView order, Units units, List<ShipmentView> sent) {
        if (order.stage() == Stage.CANCELLED || units.owed() == 0) {
            return State.CANCELLED;
        }
        if (units.delivered() == units.owed()) {
            return State.DELIVERED;
        }
        if (sent.stream().anyMatch(TrackingQueries::isTroubled)) {
            return State.TROUBLE;
        }
        if (units.underWay() > 0) {
            boolean all = units.waiting() + units.inside() == 0;
            boolean near = sent.stream().anyMatch(shipment -> shipment.status() == ShipmentStatus.OUT_FOR_DELIVERY);
            return !all ? State.PARTLY_SENT : near ? State.OUT_FOR_DELIVERY : State.SENT;
        }
        if (units.delivered() > 0) {
            return State.PARTLY_DELIVERED;
        }
        boolean begun =
                order.lines().stream().anyMatch(line -> line.quantities().onTheFloor() > 0);
        return begun ? State.PREPARING : State.RECEIVED;
    }

    private static boolean isTroubled(ShipmentView shipment) {
        return shipment.status() == ShipmentStatus.EXCEPTION || shipment.status() == ShipmentStatus.RETURNED_TO_SENDER;
    }

    private static Reason reason(OrderView order, Units units) {
        if (order.stage() != Stage.OPEN) {
            return Reason.NONE;
        }
        var held = order.holds().stream().filter(Hold::isActive).findFirst();
        if (held.isPresent()) {
            return switch (held.get().reason()) {
                case PAYMENT, CREDIT -> Reason.PAYMENT;
                case ADDRESS -> Reason.ADDRESS;
                case CUSTOMER_REQUEST, RETURN -> Reason.CUSTOMER;
                case STOCK -> Reason.STOCK;
                case FRAUD, PRICE, DUPLICATE, DENIED_PARTY, DISCOUNT, EXPEDITE, COMPLIANCE, OTHER -> Reason.CHECK;
            };
        }
        if (units.waiting() == 0) {
            return Reason.NONE;
        }
        return order.shippingPolicy() == ShippingPolicy.COMPLETE && units.inside() > 0 ? Reason.REST : Reason.STOCK;
    }

    private static @Nullable LocalDate expectedOn(OrderView order, Units units, List<Sent> shown) {
        if (units.owed() == 0 || units.delivered() == units.owed()) {
            return null;
        }
        var onTheirWay =
                latest(shown.stream().filter(sent -> sent.deliveredOn() == null).toList(), Sent::expectedOn);
        return units.waiting() + units.inside() == 0 && onTheirWay != null ? onTheirWay : order.promisedOn();
    }

    private static @Nullable LocalDate latest(List<Sent> shown, Function<Sent, @Nullable LocalDate> of) {
        LocalDate latest = null;
        for (var sent : shown) {
            var day = of.apply(sent);
            if (day != null && (latest == null || day.isAfter(latest))) {
                latest = day;
            }
        }
        return latest;
    }

    private static List<Station> stations(
            OrderView order,
            State state,
            List<ShipmentView> sent,
            List<Sent> shown,
            @Nullable LocalDate expectedOn,
            @Nullable LocalDate deliveredOn,
            ZoneId zone) {
        if (state == State.CANCELLED) {
            return List.of();
        }
        var packedOn = sent.stream().map(ShipmentView::createdAt).min(Comparator.naturalOrder());
        var leftOn = shown.stream()
                .map(Sent::leftOn)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return List.of(
                new Station(Milestone.ORDERED, true, day(order.placedAt(), zone)),
                new Station(
                        Milestone.PACKED,
                        packedOn.isPresent(),
                        packedOn.map(at -> day(at, zone)).orElse(null)),
                new Station(Milestone.SENT, leftOn != null, leftOn),
                new Station(
                        Milestone.DELIVERED,
                        state == State.DELIVERED,
                        state == State.DELIVERED ? deliveredOn : expectedOn));
    }

    private Sent sent(ShipmentView shipment, ZoneId zone, Map<Sku, Item> known, String language) {
        return new Sent(
                shipment.number(),
                shipment.carrierName(),
                shipment.serviceName(),
                shipment.status(),
                shipment.packages().stream()
                        .map(box -> new Parcel(
                                box.trackingNumber(),
                                box.trackingUrl(),
                                box.contents().stream()
                                        .map(content -> new Content(
                                                named(content.sku(), content.name(), known, language),
                                                content.quantity()))
                                        .toList()))
                        .toList(),
                dayOrNull(shipment.dispatchedAt(), zone),
                shipment.estimatedOn(),
                dayOrNull(shipment.deliveredAt(), zone),
                seen(shipments.tracking(shipment.id())));
    }

    /** Each thing once, however many packages it was said of. */
    private static List<Sighting> seen(List<TrackingEvent> events) {
        var newestFirst = new ArrayList<Sighting>();
        events.stream()
                .sorted(Comparator.comparing(TrackingEvent::at).reversed())
                .map(event -> new Sighting(event.code(), event.at(), event.place()))
                .filter(sighting -> newestFirst.isEmpty() || !isSame(newestFirst.getLast(), sighting))
                .forEach(newestFirst::add);
        return newestFirst;
    }

    private static boolean isSame(Sighting one, Sighting other) {
        return one.code() == other.code() && Objects.equals(one.place(), other.place());
    }

    /** As they were ordered: a kit is one thing, whatever it is made of. */
    private static List<Thing> things(OrderView order, Map<Sku, Item> known, String language) {
        var groups = order.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> line.kit() == null
                                ? "line " + line.number()
                                : "kit " + line.kit().number(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.values().stream()
                .map(group -> thing(group, nameOf(group.getFirst(), known, language)))
                .toList();
    }

    private static Sku skuOf(Line line) {
        return line.kit() == null ? line.sku() : line.kit().sku();
    }

    private static String nameOf(Line line, Map<Sku, Item> known, String language) {
        return named(skuOf(line), line.kit() == null ? line.name() : line.kit().name(), known, language);
    }

    private static String named(Sku sku, String written, Map<Sku, Item> known, String language) {
        var item = known.get(sku);
        return item == null ? written : item.name(language);
    }

    private static Thing thing(List<Line> group, String name) {
        var first = group.getFirst();
        var expectedOn = group.stream()
                .filter(line -> line.quantities().backordered() > 0)
                .map(Line::promisedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Thing(
                skuOf(first).value(),
                name,
                whole(group, Quantities::ordered),
                whole(group, Quantities::cancelled),
                new Units(
                        whole(group, Quantities::owed),
                        most(group, Quantities::backordered),
                        whole(group, of -> of.reserved() + of.onTheFloor()),
                        whole(group, of -> of.shipped() - of.delivered()),
                        whole(group, Quantities::delivered)),
                expectedOn);
    }

    /** So many whole kits; of a single line its units. */
    private static long whole(List<Line> group, ToLongFunction<Quantities> of) {
        return group.stream()
                .mapToLong(line -> of.applyAsLong(line.quantities()) / perKit(line))
                .min()
                .orElse(0);
    }

    /** A kit waits as long as any of its parts does. */
    private static long most(List<Line> group, ToLongFunction<Quantities> of) {
        return group.stream()
                .mapToLong(line -> Math.ceilDiv(of.applyAsLong(line.quantities()), perKit(line)))
                .max()
                .orElse(0);
    }

    private static long perKit(Line line) {
        return line.kit() == null ? 1 : Math.max(1, line.kit().perUnit());
    }

    private @Nullable Way way(OrderView order, State state, List<ShipmentView> sent) {
        var to = order.location();
        if (to == null || state == State.CANCELLED) {
            return null;
        }
        var from = origin(order, sent);
        return from == null
                ? null
                : new Way(
                        from.address().city(),
                        coarse(from.location()),
                        order.shipTo().city(),
                        coarse(to),
                        share(sent, state));
    }

    /** Where the last shipment left, or the first site that will send something. */
    private @Nullable Site origin(OrderView order, List<ShipmentView> sent) {
        var code = sent.isEmpty()
                ? order.lines().stream()
                        .flatMap(line -> line.sites().stream())
                        .map(OrderView.AtSite::site)
                        .findFirst()
                        .orElse(null)
                : sent.getLast().site();
        return sites.list().stream()
                .filter(site -> site.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static double share(List<ShipmentView> sent, State state) {
        if (state == State.DELIVERED) {
            return 1;
        }
        if (sent.isEmpty()) {
            return 0;
        }
        return switch (sent.getLast().status()) {
            case PREPARED, LABELLED, VOIDED -> 0;
            case DISPATCHED -> 0.12;
            case IN_TRANSIT, EXCEPTION, RETURNED_TO_SENDER -> 0.5;
            case OUT_FOR_DELIVERY -> 0.9;
            case DELIVERED -> 1;
        };
    }

    /** To about ten kilometres: a town, never a door. */
    private static GeoPoint coarse(GeoPoint point) {
        return new GeoPoint(
                Math.round(point.latitude() * COARSE) / COARSE, Math.round(point.longitude() * COARSE) / COARSE);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static @Nullable LocalDate dayOrNull(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : day(at, zone);
    }
}
