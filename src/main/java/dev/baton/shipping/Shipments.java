package dev.baton.shipping;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.gs1.Sscc;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.TenantId;
import dev.baton.shipping.ShippedPackage.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches shipments and their packages. */
@Repository
class Shipments {

    private static final String LOCK = """
            select shipment_id
            from shipping.shipments
            where tenant_id = :tenant
            and shipment_id = :shipment
            for update
            """;

    private static final String FIND = """
            select shipment_id, number, order_id, order_number, fulfilment_order_id, fulfilment_order_number, site,
                customer_name, customer_reference, language, ship_to, latitude, longitude, carrier, service, carrier_name,
                service_name, price_minor, currency, needed_by, ships_on, transit_days, choice, created_at, created_by,
                status, purchase, attempts, purchase_problem, next_attempt_at, estimated_on, labelled_at, dispatched_at,
                delivered_at, voided_at, next_poll_at, poll_pause_seconds, version
            from shipping.shipments
            where tenant_id = :tenant
            and shipment_id = any(:shipments::uuid[])
            order by created_at, shipment_id
            """;

    private static final String PACKAGES = """
            select shipment_id, package, package_id, sscc, weight_grams, length_mm, width_mm, height_mm, handling,
                tracking_number, label_printed_at
            from shipping.packages
            where tenant_id = :tenant
            and shipment_id = any(:shipments::uuid[])
            order by shipment_id, package
            """;

    private static final String CONTENTS = """
            select shipment_id, package, line_id, sku, name, quantity
            from shipping.package_lines
            where tenant_id = :tenant
            and shipment_id = any(:shipments::uuid[])
            order by shipment_id, package, line_id
            """;

    private static final String ADD = """
            insert into shipping.shipments
                (tenant_id, shipment_id, number, order_id, order_number, fulfilment_order_id, fulfilment_order_number,
                site, customer_name, customer_reference, language, ship_to, latitude, longitude, carrier, service,
                carrier_name, service_name, price_minor, currency, needed_by, ships_on, transit_days, choice, created_at,
                created_by, status, purchase, attempts, purchase_problem, next_attempt_at, estimated_on)
            values
                (:tenant, :shipment, :number, :order, :order_number, :fulfilment, :fulfilment_number,
                :site, :customer_name, :customer_reference, :language, :ship_to::jsonb, :latitude, :longitude, :carrier,
                :service, :carrier_name, :service_name, :price_minor, :currency, :needed_by, :ships_on, :transit_days,
                :choice::jsonb, :created_at, :created_by, :status, :purchase, :attempts, :problem, :next_attempt_at,
                :estimated_on)
            """;

    private static final String ADD_PACKAGES = """
            insert into shipping.packages
                (tenant_id, shipment_id, package, package_id, sscc, weight_grams, length_mm, width_mm, height_mm, handling)
            select :tenant, :shipment, package, package_id, sscc, weight_grams, length_mm, width_mm, height_mm,
                string_to_array(handling, ' ')
            from unnest(:numbers::bigint[], :packages::uuid[], :ssccs::text[], :weights::bigint[], :lengths::bigint[],
                :widths::bigint[], :heights::bigint[], :handling::text[]) as added
                (package, package_id, sscc, weight_grams, length_mm, width_mm, height_mm, handling)
            on conflict (tenant_id, package_id) where not voided do nothing
            """;

    private static final String ADD_CONTENTS = """
            insert into shipping.package_lines (tenant_id, shipment_id, package, line_id, sku, name, quantity)
            select :tenant, :shipment, package, line_id, sku, name, quantity
            from unnest(:packages::bigint[], :lines::uuid[], :skus::text[], :names::text[], :quantities::bigint[]) as added
                (package, line_id, sku, name, quantity)
            """;

    private static final String STORE = """
            update shipping.shipments
            set status = :status, purchase = :purchase, attempts = :attempts, purchase_problem = :problem,
                next_attempt_at = :next_attempt_at, estimated_on = :estimated_on, labelled_at = :labelled_at,
                dispatched_at = :dispatched_at, delivered_at = :delivered_at, voided_at = :voided_at,
                next_poll_at = :next_poll_at, poll_pause_seconds = :poll_pause_seconds, version = version + 1
            where tenant_id = :tenant
            and shipment_id = :shipment
            and version = :version
            """;

    private static final String PRINTED = """
            update shipping.packages
            set label_printed_at = :now
            where tenant_id = :tenant
            and shipment_id = :shipment
            and package = :package
            and label_printed_at is null
            """;

    private static final String STORE_PACKAGES = """
            update shipping.packages
            set tracking_number = given.tracking_number, voided = :voided
            from unnest(:numbers::bigint[], :tracking_numbers::text[]) as given (package, tracking_number)
            where packages.tenant_id = :tenant
            and packages.shipment_id = :shipment
            and packages.package = given.package
            """;

    private static final String TAKEN = """
            select packages.package_id, shipments.number
            from shipping.packages
            join shipping.shipments on shipments.tenant_id = packages.tenant_id
                and shipments.shipment_id = packages.shipment_id
            where packages.tenant_id = :tenant
            and packages.package_id = any(:packages::uuid[])
            and not packages.voided
            """;

    private static final String BY_TRACKING_NUMBER = """
            select tracking_number, shipment_id
            from shipping.packages
            where tenant_id = :tenant
            and tracking_number = any(:tracking_numbers)
            and not voided
            """;

    private static final String OF_ORDER = """
            select shipment_id
            from shipping.shipments
            where tenant_id = :tenant
            and order_id = :order
            order by created_at, shipment_id
            """;

    private static final String BY_NUMBER = """
            select shipment_id
            from shipping.shipments
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String SHIPPED_BEFORE = """
            select package_lines.line_id, sum(package_lines.quantity)::bigint as quantity
            from shipping.shipments
            join shipping.package_lines on package_lines.tenant_id = shipments.tenant_id
                and package_lines.shipment_id = shipments.shipment_id
            where shipments.tenant_id = :tenant
            and shipments.order_id = :order
            and shipments.shipment_id <> :shipment
            and shipments.dispatched_at is not null
            and shipments.dispatched_at < coalesce(:before::timestamptz, 'infinity')
            group by package_lines.line_id
            """;

    @Unscoped("one job asks carriers on behalf of every tenant")
    private static final String LABELS_DUE = """
            select tenant_id, shipment_id
            from shipping.shipments
            where next_attempt_at <= :now
            order by next_attempt_at
            limit 200
            """;

    @Unscoped("one job asks carriers on behalf of every tenant")
    private static final String POLLS_DUE = """
            select tenant_id, shipment_id
            from shipping.shipments
            where next_poll_at <= :now
            order by next_poll_at
            limit 500
            """;

    private record InPackage(ShipmentId shipment, int number) {}

    private record InBox(int number, Content content) {}

    private final Db db;
    private final JsonMapper json;

    Shipments(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Locks it, then reads it as it is now. */
    Shipment lock(ShipmentId id) {
        var locked = db.sql(LOCK)
                .param("shipment", id.value())
                .query((row, _) -> Db.uuid(row, "shipment_id"))
                .list();
        if (locked.isEmpty()) {
            throw new NotFound("shipment", id);
        }
        return get(id);
    }

    Shipment get(ShipmentId id) {
        return find(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("shipment", id));
    }

    /** Those that are there, oldest first, in three statements however many. */
    List<Shipment> find(Collection<ShipmentId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = Columns.texts(ids);
        var contents = new HashMap<InPackage, List<Content>>();
        db.sql(CONTENTS).param("shipments", wanted).query(row -> {
            contents.computeIfAbsent(inPackage(row), _ -> new ArrayList<>()).add(content(row));
        });
        var packages = new HashMap<ShipmentId, List<ShippedPackage>>();
        db.sql(PACKAGES).param("shipments", wanted).query(row -> {
            var key = inPackage(row);
            packages.computeIfAbsent(key.shipment(), _ -> new ArrayList<>())
                    .add(box(row, contents.getOrDefault(key, List.of())));
        });
        return db.sql(FIND)
                .param("shipments", wanted)
                .query((row, _) -> shipment(row, packages))
                .list();
    }

    List<Shipment> ofOrder(OrderId order) {
        return find(db.sql(OF_ORDER)
                .param("order", order.value())
                .query((row, _) -> new ShipmentId(Db.uuid(row, "shipment_id")))
                .list());
    }

    Optional<ShipmentId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new ShipmentId(Db.uuid(row, "shipment_id")))
                .optional();
    }

    Map<String, ShipmentId> byTrackingNumber(Collection<String> trackingNumbers) {
        var owners = new HashMap<String, ShipmentId>();
        db.sql(BY_TRACKING_NUMBER)
                .param("tracking_numbers", Columns.texts(trackingNumbers))
                .query(row -> {
                    owners.put(row.getString("tracking_number"), new ShipmentId(Db.uuid(row, "shipment_id")));
                });
        return owners;
    }

    /** In which shipment each of these packages already is. */
    Map<PackageId, String> taken(Collection<PackageId> packages) {
        var taken = new LinkedHashMap<PackageId, String>();
        db.sql(TAKEN).param("packages", Columns.texts(packages)).query(row -> {
            taken.put(new PackageId(Db.uuid(row, "package_id")), row.getString("number"));
        });
        return taken;
    }

    /** Units per line that left with other shipments of the order, before {@code before} when that is known. */
    Map<LineId, Long> shippedBefore(Shipment shipment) {
        var before = new HashMap<LineId, Long>();
        db.sql(SHIPPED_BEFORE)
                .param("order", shipment.facts().order().value())
                .param("shipment", shipment.id().value())
                .param("before", Db.timestampOrNull(shipment.state().dispatchedAt()))
                .query(row -> {
                    before.put(new LineId(Db.uuid(row, "line_id")), row.getLong("quantity"));
                });
        return before;
    }

    void add(Shipment shipment) {
        var facts = shipment.facts();
        var state = shipment.state();
        db.sql(ADD)
                .param("shipment", shipment.id().value())
                .param("number", facts.number())
                .param("order", facts.order().value())
                .param("order_number", facts.orderNumber())
                .param("fulfilment", facts.fulfilmentOrder().value())
                .param("fulfilment_number", facts.fulfilmentOrderNumber())
                .param("site", facts.site().value())
                .param("customer_name", facts.customerName())
                .param("customer_reference", facts.customerReference())
                .param("language", facts.language())
                .param("ship_to", json.writeValueAsString(facts.shipTo()))
                .param("latitude", facts.place() == null ? null : facts.place().latitude())
                .param("longitude", facts.place() == null ? null : facts.place().longitude())
                .param("carrier", facts.service().carrier())
                .param("service", facts.service().service())
                .param("carrier_name", facts.carrierName())
                .param("service_name", facts.serviceName())
                .param("price_minor", facts.price().minor())
                .param("currency", facts.price().currency())
                .param("needed_by", facts.neededBy())
                .param("ships_on", facts.shipsOn())
                .param("transit_days", facts.transitDays())
                .param("choice", json.writeValueAsString(facts.choice()))
                .param("created_at", Db.timestamp(facts.createdAt()))
                .param("created_by", facts.createdBy())
                .param("status", state.status().name())
                .param("purchase", state.purchase().name())
                .param("attempts", state.attempts())
                .param("problem", state.problem())
                .param("next_attempt_at", Db.timestampOrNull(state.nextAttemptAt()))
                .param("estimated_on", state.estimatedOn())
                .update();
        addPackages(shipment);
    }

    private void addPackages(Shipment shipment) {
        var boxes = shipment.packages();
        int added = db.sql(ADD_PACKAGES)
                .param("shipment", shipment.id().value())
                .param("numbers", Columns.longs(boxes, ShippedPackage::number))
                .param("packages", Columns.text(boxes, ShippedPackage::id))
                .param("ssccs", Columns.text(boxes, ShippedPackage::sscc))
                .param("weights", Columns.longs(boxes, ShippedPackage::weightGrams))
                .param("lengths", Columns.longs(boxes, ShippedPackage::lengthMm))
                .param("widths", Columns.longs(boxes, ShippedPackage::widthMm))
                .param("heights", Columns.longs(boxes, ShippedPackage::heightMm))
                .param("handling", Columns.text(boxes, box -> String.join(" ", Columns.texts(box.handling()))))
                .update();
        if (added < boxes.size()) {
            throw new ConcurrencyFailureException("somebody else ships one of these packages");
        }
        var contents = boxes.stream()
                .flatMap(box -> box.contents().stream().map(content -> new InBox(box.number(), content)))
                .toList();
        db.sql(ADD_CONTENTS)
                .param("shipment", shipment.id().value())
                .param("packages", Columns.longs(contents, InBox::number))
                .param("lines", Columns.text(contents, in -> in.content().line()))
                .param("skus", Columns.text(contents, in -> in.content().sku()))
                .param("names", Columns.text(contents, in -> in.content().name()))
                .param("quantities", Columns.longs(contents, in -> in.content().quantity()))
                .update();
    }

    /** Keeps what may change of it. */
    Shipment store(Shipment shipment) {
        var state = shipment.state();
        int stored = db.sql(STORE)
                .param("shipment", shipment.id().value())
                .param("version", shipment.version())
                .param("status", state.status().name())
                .param("purchase", state.purchase().name())
                .param("attempts", state.attempts())
                .param("problem", state.problem())
                .param("next_attempt_at", Db.timestampOrNull(state.nextAttemptAt()))
                .param("estimated_on", state.estimatedOn())
                .param("labelled_at", Db.timestampOrNull(state.labelledAt()))
                .param("dispatched_at", Db.timestampOrNull(state.dispatchedAt()))
                .param("delivered_at", Db.timestampOrNull(state.deliveredAt()))
                .param("voided_at", Db.timestampOrNull(state.voidedAt()))
                .param("next_poll_at", Db.timestampOrNull(state.nextPollAt()))
                .param("poll_pause_seconds", state.pollPause().toSeconds())
                .update();
        if (stored == 0) {
            throw new ConcurrencyFailureException("shipment %s was changed meanwhile"
                    .formatted(shipment.facts().number()));
        }
        return new Shipment(shipment.id(), shipment.facts(), shipment.packages(), state, shipment.version() + 1);
    }

    /** Keeps the tracking numbers, and whether its packages may be shipped with another. */
    void storePackages(Shipment shipment) {
        db.sql(STORE_PACKAGES)
                .param("shipment", shipment.id().value())
                .param("numbers", Columns.longs(shipment.packages(), ShippedPackage::number))
                .param("tracking_numbers", Columns.text(shipment.packages(), ShippedPackage::trackingNumber))
                .param("voided", shipment.state().voidedAt() != null)
                .update();
    }

    /** Keeps when the label of a package was first printed. */
    void printed(ShipmentId shipment, int packageNumber, Instant now) {
        db.sql(PRINTED)
                .param("shipment", shipment.value())
                .param("package", packageNumber)
                .param("now", Db.timestamp(now))
                .update();
    }

    /** Per tenant, those whose carrier is to be asked about a label. */
    Map<TenantId, List<ShipmentId>> labelsDue(Instant now) {
        return due(LABELS_DUE, now);
    }

    /** Per tenant, those whose carrier is to be asked where they are. */
    Map<TenantId, List<ShipmentId>> pollsDue(Instant now) {
        return due(POLLS_DUE, now);
    }

    private Map<TenantId, List<ShipmentId>> due(String statement, Instant now) {
        var due = new LinkedHashMap<TenantId, List<ShipmentId>>();
        db.unscoped(statement).param("now", Db.timestamp(now)).query(row -> {
            due.computeIfAbsent(new TenantId(Db.uuid(row, "tenant_id")), _ -> new ArrayList<>())
                    .add(new ShipmentId(Db.uuid(row, "shipment_id")));
        });
        return due;
    }

    private Shipment shipment(ResultSet row, Map<ShipmentId, List<ShippedPackage>> packages) throws SQLException {
        var id = new ShipmentId(Db.uuid(row, "shipment_id"));
        return new Shipment(id, facts(row), packages.getOrDefault(id, List.of()), state(row), row.getInt("version"));
    }

    private Shipment.Facts facts(ResultSet row) throws SQLException {
        return new Shipment.Facts(
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                new FulfilmentOrderId(Db.uuid(row, "fulfilment_order_id")),
                row.getString("fulfilment_order_number"),
                new SiteCode(row.getString("site")),
                row.getString("customer_name"),
                row.getString("customer_reference"),
                row.getString("language"),
                json.readValue(row.getString("ship_to"), Address.class),
                place(row),
                new ServiceCode(row.getString("carrier"), row.getString("service")),
                row.getString("carrier_name"),
                row.getString("service_name"),
                Money.of(row.getLong("price_minor"), row.getString("currency")),
                Db.dateOrNull(row, "needed_by"),
                row.getObject("ships_on", LocalDate.class),
                row.getInt("transit_days"),
                json.readValue(row.getString("choice"), ServiceChoice.class),
                Db.instant(row, "created_at"),
                row.getString("created_by"));
    }

    private static @Nullable GeoPoint place(ResultSet row) throws SQLException {
        var latitude = row.getObject("latitude", Double.class);
        var longitude = row.getObject("longitude", Double.class);
        return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }

    private static Shipment.State state(ResultSet row) throws SQLException {
        return new Shipment.State(
                ShipmentStatus.valueOf(row.getString("status")),
                PurchaseState.valueOf(row.getString("purchase")),
                row.getInt("attempts"),
                row.getString("purchase_problem"),
                Db.instantOrNull(row, "next_attempt_at"),
                Db.dateOrNull(row, "estimated_on"),
                Db.instantOrNull(row, "labelled_at"),
                Db.instantOrNull(row, "dispatched_at"),
                Db.instantOrNull(row, "delivered_at"),
                Db.instantOrNull(row, "voided_at"),
                Db.instantOrNull(row, "next_poll_at"),
                Duration.ofSeconds(row.getLong("poll_pause_seconds")));
    }

    private static InPackage inPackage(ResultSet row) throws SQLException {
        return new InPackage(new ShipmentId(Db.uuid(row, "shipment_id")), row.getInt("package"));
    }

    private static ShippedPackage box(ResultSet row, List<Content> contents) throws SQLException {
        return new ShippedPackage(
                row.getInt("package"),
                new PackageId(Db.uuid(row, "package_id")),
                new Sscc(row.getString("sscc")),
                row.getLong("weight_grams"),
                row.getLong("length_mm"),
                row.getLong("width_mm"),
                row.getLong("height_mm"),
                Db.texts(row, "handling").stream().map(HandlingClass::valueOf).collect(Collectors.toSet()),
                row.getString("tracking_number"),
                Db.instantOrNull(row, "label_printed_at"),
                contents);
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                new LineId(Db.uuid(row, "line_id")),
                new Sku(row.getString("sku")),
                row.getString("name"),
                row.getLong("quantity"));
    }
}
