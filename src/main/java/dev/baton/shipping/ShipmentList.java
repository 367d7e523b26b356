package dev.baton.shipping;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Shipments in lists. */
@Repository
class ShipmentList {

    private static final String LIST = """
            select shipment_id, number, order_id, order_number, site, customer_name, city, country, carrier, service,
                carrier_name, service_name, price_minor, currency, needed_by, estimated_on, status, purchase,
                purchase_problem, created_at, dispatched_at, delivered_at, packages, weight_grams, tracking_numbers, units
            from shipping.shipments_view
            where tenant_id = :tenant
            """;

    private static final String QUEUES = """
            select case
                    when status = 'LABELLED' or status = 'PREPARED' and purchase = 'WAITING' then 'IN_HOUSE'
                    when status in ('DISPATCHED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY') then 'UNDER_WAY'
                    else 'TROUBLE'
                end as queue
            from shipping.shipments
            where tenant_id = :tenant
            and status not in ('DELIVERED', 'VOIDED')
            """;

    private static final List<SortKey> NEWEST_FIRST =
            List.of(new SortKey("created_at", "timestamptz", true), new SortKey("shipment_id", "uuid", true));

    private final Db db;
    private final OrderQueries orders;

    ShipmentList(Db db, OrderQueries orders) {
        this.db = db;
        this.orders = orders;
    }

    Page<ShipmentRow> list(ShipmentFilter filter, PageRequest request) {
        var text = filter.text() == null ? null : filter.text().strip();
        return new ListQuery(LIST)
                .ofOrdersAtSites("order_id", "site")
                .where(
                        "order_id = :order",
                        "order",
                        filter.order() == null ? null : filter.order().value())
                .where(
                        "site = :site",
                        "site",
                        filter.site() == null ? null : filter.site().value())
                .where(
                        "status = :status",
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .where(
                        "purchase = :purchase",
                        "purchase",
                        filter.purchase() == null ? null : filter.purchase().name())
                .where(
                        filter.queue() == ShipmentQueue.IN_HOUSE,
                        "(status = 'LABELLED' or status = 'PREPARED' and purchase = 'WAITING')")
                .where(
                        filter.queue() == ShipmentQueue.UNDER_WAY,
                        "status in ('DISPATCHED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY')")
                .where(filter.queue() == ShipmentQueue.DELIVERED, "status = 'DELIVERED'")
                .where(
                        filter.queue() == ShipmentQueue.TROUBLE,
                        "(status in ('EXCEPTION', 'RETURNED_TO_SENDER')"
                                + " or status = 'PREPARED' and purchase in ('REFUSED', 'GAVE_UP'))")
                .where("carrier = :carrier", "carrier", filter.carrier())
                .where("(number = upper(:text) or order_id = any(:found::uuid[]))", "text", text)
                .with("found", Columns.texts(found(text)))
                .where("created_at >= :from", "from", filter.from())
                .where("created_at < :until", "until", filter.until())
                .page(
                        db,
                        request,
                        NEWEST_FIRST,
                        (row, _) -> row(row),
                        shipment -> Cursor.of(shipment.createdAt(), shipment.id()));
    }

    /** The newest orders that are found by what was typed: their shipments are meant, too. */
    private List<OrderId> found(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : orders.list(OrderFilter.named(text), PageRequest.first(PageRequest.MOST)).data().stream()
                        .map(OrderRow::id)
                        .toList();
    }

    /** Of what is not over; what has arrived is not counted. */
    Map<ShipmentQueue, Long> counts() {
        var counts = new EnumMap<ShipmentQueue, Long>(ShipmentQueue.class);
        new ListQuery(QUEUES)
                .ofOrdersAtSites("order_id", "site")
                .sums(
                        db,
                        "queue, count(*) as shipments",
                        "queue",
                        Integer.MAX_VALUE,
                        (row, _) -> Map.entry(ShipmentQueue.valueOf(row.getString("queue")), row.getLong("shipments")))
                .forEach(row -> counts.put(row.getKey(), row.getValue()));
        return counts;
    }

    private static ShipmentRow row(ResultSet row) throws SQLException {
        return new ShipmentRow(
                new ShipmentId(Db.uuid(row, "shipment_id")),
                row.getString("number"),
                ShipmentStatus.valueOf(row.getString("status")),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                new SiteCode(row.getString("site")),
                row.getString("customer_name"),
                text(row, "city"),
                text(row, "country"),
                new ServiceCode(row.getString("carrier"), row.getString("service")),
                row.getString("carrier_name"),
                row.getString("service_name"),
                Money.of(row.getLong("price_minor"), row.getString("currency")),
                PurchaseState.valueOf(row.getString("purchase")),
                row.getString("purchase_problem"),
                row.getLong("packages"),
                row.getLong("weight_grams"),
                row.getLong("units"),
                Db.texts(row, "tracking_numbers"),
                Db.dateOrNull(row, "needed_by"),
                Db.dateOrNull(row, "estimated_on"),
                Db.instant(row, "created_at"),
                Db.instantOrNull(row, "dispatched_at"),
                Db.instantOrNull(row, "delivered_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return value == null ? "" : value;
    }
}
