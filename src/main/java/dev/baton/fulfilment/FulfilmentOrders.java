package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentOpened;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Counters;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.OneMoment;
import dev.baton.platform.events.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Fulfilment orders with their lines and packages. Every statement that changes them is in this file. */
@Repository
class FulfilmentOrders {

    private static final String COUNTER = "fulfilment";
    private static final long BEFORE_FIRST = 100_000;

    private static final String LOCK = """
            select fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority, shipping_service,
                ship_on, promised_on, stage, on_hold, opened_at, released_at, version
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and fulfilment_id = :id
            for update
            """;

    /** Always in the order of their ids: whoever locks the same rows waits in the same queue. */
    private static final String LOCK_LIVE = """
            select fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority, shipping_service,
                ship_on, promised_on, stage, on_hold, opened_at, released_at, version
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and stage in ('OPEN', 'RELEASED')
            order by fulfilment_id
            for update
            """;

    private static final String FIND = """
            select fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority, shipping_service,
                ship_on, promised_on, stage, on_hold, opened_at, released_at, version
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            """;

    private static final String VERSIONS = """
            select fulfilment_id, version
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            """;

    private static final String ORDER_OF = """
            select order_id
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and fulfilment_id = :id
            """;

    private static final String LINES_OF = """
            select fulfilment_id, line_id, line_number, sku, name, handling_class, weight_grams, quantity, missing, picked,
                packed, shipped
            from fulfilment.lines
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            order by fulfilment_id, line_number
            """;

    private static final String PACKAGES_OF = """
            select fulfilment_id, package_id, package_number, packaging, handling_class, length_mm, width_mm, height_mm,
                tare_grams, max_weight_grams, scale_grams, sealed_at, shipped_at, shipment
            from fulfilment.packages
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            order by fulfilment_id, package_number
            """;

    private static final String CONTENTS_OF = """
            select package_id, line_id, quantity
            from fulfilment.package_contents
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            """;

    private static final String ADD = """
            insert into fulfilment.fulfilment_orders
                (tenant_id, fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority,
                shipping_service, ship_on, promised_on, stage, status, on_hold, units, opened_at, changed_at)
            select :tenant, fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority,
                shipping_service, ship_on, promised_on, 'OPEN', status, on_hold, units, opened_at, opened_at
            from unnest(:ids::uuid[], :numbers::text[], :orders::uuid[], :order_numbers::text[], :sites::text[],
                :customers::text[], :vips::boolean[], :priorities::integer[], :services::text[], :ship_ons::date[],
                :promised_ons::date[], :statuses::text[], :on_holds::boolean[], :units::bigint[], :times::timestamptz[])
                as added (fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority,
                    shipping_service, ship_on, promised_on, status, on_hold, units, opened_at)
            """;

    private static final String CHANGE = """
            update fulfilment.fulfilment_orders
            set customer_name = changed.customer_name, vip = changed.vip, priority = changed.priority,
                shipping_service = changed.shipping_service, ship_on = changed.ship_on,
                promised_on = changed.promised_on, stage = changed.stage, status = changed.status,
                on_hold = changed.on_hold, units = changed.units, released_at = changed.released_at,
                changed_at = changed.changed_at, version = fulfilment_orders.version + 1
            from unnest(:ids::uuid[], :customers::text[], :vips::boolean[], :priorities::integer[], :services::text[],
                :ship_ons::date[], :promised_ons::date[], :stages::text[], :statuses::text[], :on_holds::boolean[],
                :units::bigint[], :released_ats::timestamptz[], :times::timestamptz[])
                as changed (fulfilment_id, customer_name, vip, priority, shipping_service, ship_on, promised_on, stage,
                    status, on_hold, units, released_at, changed_at)
            where fulfilment_orders.tenant_id = :tenant
            and fulfilment_orders.fulfilment_id = changed.fulfilment_id
            """;

    private static final String DROP_LINES = """
            delete from fulfilment.lines
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            and (fulfilment_id, line_id) not in (
                select fulfilment_id, line_id
                from unnest(:of::uuid[], :lines::uuid[]) as kept (fulfilment_id, line_id)
            )
            """;

    private static final String WRITE_LINES = """
            insert into fulfilment.lines
                (tenant_id, fulfilment_id, line_id, line_number, sku, name, handling_class, weight_grams, quantity, missing,
                picked, packed, shipped)
            select :tenant, fulfilment_id, line_id, line_number, sku, name, handling_class, weight_grams, quantity, missing,
                picked, packed, shipped
            from unnest(:of::uuid[], :lines::uuid[], :line_numbers::integer[], :skus::text[], :names::text[],
                :handling_classes::text[], :weights::bigint[], :quantities::bigint[], :missing::bigint[], :picked::bigint[],
                :packed::bigint[], :shipped::bigint[])
                as written (fulfilment_id, line_id, line_number, sku, name, handling_class, weight_grams, quantity, missing,
                    picked, packed, shipped)
            on conflict (tenant_id, fulfilment_id, line_id) do update
            set quantity = excluded.quantity, missing = excluded.missing, picked = excluded.picked,
                packed = excluded.packed, shipped = excluded.shipped
            """;

    private static final String DROP_CONTENTS = """
            delete from fulfilment.package_contents
            where tenant_id = :tenant
            and fulfilment_id = :id
            """;

    private static final String DROP_PACKAGES = """
            delete from fulfilment.packages
            where tenant_id = :tenant
            and fulfilment_id = :id
            and package_id <> all(:packages::uuid[])
            """;

    private static final String WRITE_PACKAGES = """
            insert into fulfilment.packages
                (tenant_id, fulfilment_id, package_id, package_number, packaging, handling_class, length_mm, width_mm,
                height_mm, tare_grams, max_weight_grams, scale_grams, sealed_at, shipped_at, shipment)
            select :tenant, :id, package_id, package_number, packaging, handling_class, length_mm, width_mm, height_mm,
                tare_grams, max_weight_grams, scale_grams, sealed_at, shipped_at, shipment
            from unnest(:packages::uuid[], :package_numbers::integer[], :packagings::text[], :handling_classes::text[],
                :lengths::integer[], :widths::integer[], :heights::integer[], :tares::bigint[], :max_weights::bigint[],
                :scales::bigint[], :sealed_ats::timestamptz[], :shipped_ats::timestamptz[], :shipments::text[])
                as written (package_id, package_number, packaging, handling_class, length_mm, width_mm, height_mm,
                    tare_grams, max_weight_grams, scale_grams, sealed_at, shipped_at, shipment)
            on conflict (tenant_id, fulfilment_id, package_id) do update
            set scale_grams = excluded.scale_grams, sealed_at = excluded.sealed_at, shipped_at = excluded.shipped_at,
                shipment = excluded.shipment
            """;

    private static final String WRITE_CONTENTS = """
            insert into fulfilment.package_contents (tenant_id, fulfilment_id, package_id, line_id, quantity)
            select :tenant, :id, package_id, line_id, quantity
            from unnest(:packages::uuid[], :lines::uuid[], :quantities::bigint[]) as written (package_id, line_id, quantity)
            """;

    /** A fulfilment order, and what has happened to it. */
    record Change(FulfilmentOrder before, List<? extends FulfilmentEvent> events) {

        FulfilmentOrder after() {
            return before.after(events);
        }
    }

    private record LineOf(FulfilmentOrderId id, FulfilmentLine line) {}

    private record ContentOf(PackageId parcel, LineId line, long quantity) {}

    private final Db db;
    private final Counters counters;
    private final Outbox outbox;

    FulfilmentOrders(Db db, Counters counters, Outbox outbox) {
        this.db = db;
        this.counters = counters;
        this.outbox = outbox;
    }

    FulfilmentOrder lock(FulfilmentOrderId id) {
        var heads = db.sql(LOCK)
                .param("id", id.value())
                .query((row, _) -> head(row))
                .list();
        return filled(heads).stream().findFirst().orElseThrow(() -> new NotFound("fulfilment order", id));
    }

    /** Those of these orders that wait or are on the floor. */
    List<FulfilmentOrder> lockLive(Collection<OrderId> orders) {
        return filled(db.sql(LOCK_LIVE)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> head(row))
                .list());
    }

    Optional<FulfilmentOrder> find(FulfilmentOrderId id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Without a lock: each as it was at one moment. */
    List<FulfilmentOrder> find(Collection<FulfilmentOrderId> ids) {
        return OneMoment.read(
                () -> versions(ids),
                () -> filled(db.sql(FIND)
                        .param("ids", Columns.texts(ids))
                        .query((row, _) -> head(row))
                        .list()));
    }

    private Map<UUID, Integer> versions(Collection<FulfilmentOrderId> ids) {
        return db
                .sql(VERSIONS)
                .param("ids", Columns.texts(ids))
                .query((row, _) -> Map.entry(Db.uuid(row, "fulfilment_id"), row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    OrderId orderOf(FulfilmentOrderId id) {
        return new OrderId(db.sql(ORDER_OF)
                .param("id", id.value())
                .query((row, _) -> Db.uuid(row, "order_id"))
                .optional()
                .orElseThrow(() -> new NotFound("fulfilment order", id)));
    }

    /** The first of {@code count} numbers in a row. */
    long takeNumbers(int count) {
        return counters.next(COUNTER, BEFORE_FIRST, count);
    }

    void open(List<FulfilmentOpened> opened) {
        if (opened.isEmpty()) {
            return;
        }
        var orders = opened.stream().map(FulfilmentOrder::of).toList();
        bound(db.sql(ADD), orders)
                .param("numbers", Columns.text(orders, FulfilmentOrder::number))
                .param("orders", Columns.text(orders, FulfilmentOrder::order))
                .param(
                        "order_numbers",
                        Columns.text(orders, order -> order.particulars().orderNumber()))
                .param("sites", Columns.text(orders, FulfilmentOrder::site))
                .param("times", Columns.text(orders, FulfilmentOrder::openedAt))
                .update();
        writeLines(orders);
        outbox.add(opened);
    }

    /** What is written of an order when it is opened, and again whenever it changes. */
    private static StatementSpec bound(StatementSpec statement, List<FulfilmentOrder> orders) {
        return statement
                .param("ids", Columns.text(orders, FulfilmentOrder::id))
                .param(
                        "customers",
                        Columns.text(orders, order -> order.particulars().customerName()))
                .param("vips", Columns.text(orders, order -> order.particulars().vip()))
                .param(
                        "priorities",
                        Columns.text(orders, order -> order.particulars().priority()))
                .param(
                        "services",
                        Columns.text(orders, order -> order.particulars().shippingService()))
                .param(
                        "ship_ons",
                        Columns.text(orders, order -> order.particulars().shipOn()))
                .param(
                        "promised_ons",
                        Columns.text(orders, order -> order.particulars().promisedOn()))
                .param("statuses", Columns.text(orders, FulfilmentOrder::status))
                .param("on_holds", Columns.text(orders, FulfilmentOrder::onHold))
                .param("units", Columns.longs(orders, order -> order.sum(FulfilmentLine::quantity)));
    }

    /** @return as it is now, its version included */
    FulfilmentOrder record(FulfilmentOrder before, FulfilmentEvent event) {
        return record(before, List.of(event));
    }

    FulfilmentOrder record(FulfilmentOrder before, List<? extends FulfilmentEvent> events) {
        var change = new Change(before, events);
        record(List.of(change));
        return events.isEmpty() ? before : change.after().version(before.version() + 1);
    }

    /** Writes what has happened to fulfilment orders that are locked, however many, and announces it. */
    void record(List<Change> all) {
        var changes = all.stream().filter(change -> !change.events().isEmpty()).toList();
        if (changes.isEmpty()) {
            return;
        }
        var orders = changes.stream().map(Change::after).toList();
        bound(db.sql(CHANGE), orders)
                .param("stages", Columns.text(orders, FulfilmentOrder::stage))
                .param("released_ats", Columns.instants(orders, FulfilmentOrder::releasedAt))
                .param(
                        "times",
                        Columns.text(
                                changes, change -> change.events().getLast().at()))
                .update();
        dropLines(orders);
        writeLines(orders);
        for (int i = 0; i < orders.size(); i++) {
            if (!orders.get(i).parcels().equals(changes.get(i).before().parcels())) {
                writeParcels(orders.get(i));
            }
        }
        outbox.add(changes.stream()
                .<FulfilmentEvent>flatMap(change -> change.events().stream())
                .toList());
    }

    private void dropLines(List<FulfilmentOrder> orders) {
        var lines = linesOf(orders);
        db.sql(DROP_LINES)
                .param("ids", Columns.text(orders, FulfilmentOrder::id))
                .param("of", Columns.text(lines, LineOf::id))
                .param("lines", Columns.text(lines, each -> each.line().line()))
                .update();
    }

    private void writeLines(List<FulfilmentOrder> orders) {
        var lines = linesOf(orders);
        db.sql(WRITE_LINES)
                .param("of", Columns.text(lines, LineOf::id))
                .param("lines", Columns.text(lines, each -> each.line().line()))
                .param("line_numbers", Columns.text(lines, each -> each.line().number()))
                .param("skus", Columns.text(lines, each -> each.line().sku()))
                .param("names", Columns.text(lines, each -> each.line().name()))
                .param(
                        "handling_classes",
                        Columns.text(lines, each -> each.line().handlingClass()))
                .param("weights", Columns.longs(lines, each -> each.line().weightGrams()))
                .param("quantities", Columns.longs(lines, each -> each.line().quantity()))
                .param("missing", Columns.longs(lines, each -> each.line().missing()))
                .param("picked", Columns.longs(lines, each -> each.line().picked()))
                .param("packed", Columns.longs(lines, each -> each.line().packed()))
                .param("shipped", Columns.longs(lines, each -> each.line().shipped()))
                .update();
    }

    private static List<LineOf> linesOf(List<FulfilmentOrder> orders) {
        return orders.stream()
                .flatMap(order -> order.lines().stream().map(line -> new LineOf(order.id(), line)))
                .toList();
    }

    private void writeParcels(FulfilmentOrder order) {
        var parcels = order.parcels();
        var ids = Columns.text(parcels, Parcel::id);
        db.sql(DROP_CONTENTS).param("id", order.id().value()).update();
        db.sql(DROP_PACKAGES)
                .param("id", order.id().value())
                .param("packages", ids)
                .update();
        db.sql(WRITE_PACKAGES)
                .param("id", order.id().value())
                .param("packages", ids)
                .param("package_numbers", Columns.text(parcels, Parcel::number))
                .param(
                        "packagings",
                        Columns.text(parcels, parcel -> parcel.box().packaging()))
                .param(
                        "handling_classes",
                        Columns.text(parcels, parcel -> parcel.box().handlingClass()))
                .param("lengths", Columns.text(parcels, parcel -> parcel.box().lengthMm()))
                .param("widths", Columns.text(parcels, parcel -> parcel.box().widthMm()))
                .param("heights", Columns.text(parcels, parcel -> parcel.box().heightMm()))
                .param("tares", Columns.longs(parcels, parcel -> parcel.box().tareGrams()))
                .param(
                        "max_weights",
                        Columns.longs(parcels, parcel -> parcel.box().maxWeightGrams()))
                .param("scales", Columns.text(parcels, Parcel::scaleGrams))
                .param("sealed_ats", Columns.instants(parcels, Parcel::sealedAt))
                .param("shipped_ats", Columns.instants(parcels, Parcel::shippedAt))
                .param("shipments", Columns.text(parcels, Parcel::shipment))
                .update();
        var contents = parcels.stream()
                .flatMap(parcel -> parcel.contents().entrySet().stream()
                        .map(entry -> new ContentOf(parcel.id(), entry.getKey(), entry.getValue())))
                .toList();
        db.sql(WRITE_CONTENTS)
                .param("id", order.id().value())
                .param("packages", Columns.text(contents, ContentOf::parcel))
                .param("lines", Columns.text(contents, ContentOf::line))
                .param("quantities", Columns.longs(contents, ContentOf::quantity))
                .update();
    }

    private List<FulfilmentOrder> filled(List<FulfilmentOrder> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        var ids = Columns.text(heads, FulfilmentOrder::id);
        var lines = db
                .sql(LINES_OF)
                .param("ids", ids)
                .query((row, _) -> Map.entry(Db.uuid(row, "fulfilment_id"), line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var contents = new HashMap<UUID, Map<LineId, Long>>();
        db.sql(CONTENTS_OF).param("ids", ids).query(row -> {
            contents.computeIfAbsent(Db.uuid(row, "package_id"), _ -> new HashMap<>())
                    .put(new LineId(Db.uuid(row, "line_id")), row.getLong("quantity"));
        });
        var parcels = db
                .sql(PACKAGES_OF)
                .param("ids", ids)
                .query((row, _) -> Map.entry(Db.uuid(row, "fulfilment_id"), parcel(row, contents)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return heads.stream()
                .map(head -> head.with(
                        lines.getOrDefault(head.id().value(), List.of()),
                        parcels.getOrDefault(head.id().value(), List.of())))
                .toList();
    }

    private static FulfilmentLine line(ResultSet row) throws SQLException {
        return new FulfilmentLine(
                new LineId(Db.uuid(row, "line_id")),
                row.getInt("line_number"),
                new Sku(row.getString("sku")),
                row.getString("name"),
                HandlingClass.valueOf(row.getString("handling_class")),
                row.getLong("weight_grams"),
                row.getLong("quantity"),
                row.getLong("missing"),
                row.getLong("picked"),
                row.getLong("packed"),
                row.getLong("shipped"));
    }

    private static Parcel parcel(ResultSet row, Map<UUID, Map<LineId, Long>> contents) throws SQLException {
        return new Parcel(
                new PackageId(Db.uuid(row, "package_id")),
                row.getInt("package_number"),
                new Box(
                        new PackagingCode(row.getString("packaging")),
                        HandlingClass.valueOf(row.getString("handling_class")),
                        row.getInt("length_mm"),
                        row.getInt("width_mm"),
                        row.getInt("height_mm"),
                        row.getLong("tare_grams"),
                        row.getLong("max_weight_grams")),
                contents.getOrDefault(Db.uuid(row, "package_id"), Map.of()),
                row.getObject("scale_grams", Long.class),
                Db.instantOrNull(row, "sealed_at"),
                Db.instantOrNull(row, "shipped_at"),
                row.getString("shipment"));
    }

    /** A row without what hangs from it. */
    private static FulfilmentOrder head(ResultSet row) throws SQLException {
        return new FulfilmentOrder(
                new FulfilmentOrderId(Db.uuid(row, "fulfilment_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                new SiteCode(row.getString("site")),
                new Particulars(
                        row.getString("order_number"),
                        row.getString("customer_name"),
                        row.getBoolean("vip"),
                        row.getInt("priority"),
                        row.getString("shipping_service"),
                        Db.dateOrNull(row, "ship_on"),
                        Db.dateOrNull(row, "promised_on")),
                Stage.valueOf(row.getString("stage")),
                row.getBoolean("on_hold"),
                List.of(),
                List.of(),
                Db.instant(row, "opened_at"),
                Db.instantOrNull(row, "released_at"),
                row.getInt("version"));
    }
}
