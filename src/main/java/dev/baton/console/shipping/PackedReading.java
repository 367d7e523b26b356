package dev.baton.console.shipping;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads from the published views what is packed and in no shipment yet. */
@Repository
@Transactional(readOnly = true)
class PackedReading {

    /** How far the work is counted. */
    static final int COUNTED = 10_000;

    private static final String LIST = """
            select orders.fulfilment_id, orders.number, orders.order_number, orders.site, orders.customer_name, orders.vip,
                orders.priority, orders.shipping_service, orders.on_hold, orders.ship_on, orders.promised_on,
                orders.units - orders.missing - orders.packed - orders.shipped as unpacked, waiting.packages
            from fulfilment.fulfilment_orders_view orders
            cross join lateral (
                select count(*) as packages
                from fulfilment.packages_view boxes
                where boxes.tenant_id = orders.tenant_id
                and boxes.fulfilment_id = orders.fulfilment_id
                and boxes.sealed_at is not null
                and boxes.shipped_at is null
                and not exists (
                    select
                    from shipping.packages_view taken
                    where taken.tenant_id = boxes.tenant_id
                    and taken.package_id = boxes.package_id
                    and not taken.voided
                )
            ) waiting
            where orders.tenant_id = :tenant
            and orders.status in ('PICKING', 'PICKED', 'PACKED')
            and waiting.packages > 0
            """;

    /** Whoever has no day yet comes after those who have. */
    private static final String LEAVES = "coalesce(orders.ship_on, date '9999-12-31')";

    private static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    private final Db db;

    PackedReading(Db db) {
        this.db = db;
    }

    /** Soonest to leave first, then most urgent. */
    Page<PackedRow> list(String text, @Nullable SiteCode site, PageRequest request) {
        return query(text, site)
                .page(
                        db,
                        request,
                        List.of(
                                new SortKey(LEAVES, "date", false),
                                new SortKey("orders.priority", "integer", true),
                                new SortKey("orders.fulfilment_id", "uuid", false)),
                        (row, _) -> row(row),
                        row -> Cursor.of(Objects.requireNonNullElse(row.shipOn(), NO_DAY), row.priority(), row.id()));
    }

    /** Exact up to {@value #COUNTED}. */
    long count() {
        return query("", null).count(db, COUNTED);
    }

    private static ListQuery query(String text, @Nullable SiteCode site) {
        return new ListQuery(LIST)
                .ofOrdersAtSites("orders.order_id", "orders.site")
                .where("orders.site = :site", "site", site == null ? null : site.value())
                .where("""
                        (starts_with(orders.number, upper(:text)) or starts_with(orders.order_number, upper(:text))
                            or position(lower(:text) in lower(orders.customer_name)) > 0)
                        """, "text", text.strip());
    }

    private static PackedRow row(ResultSet row) throws SQLException {
        return new PackedRow(
                new FulfilmentOrderId(Db.uuid(row, "fulfilment_id")),
                row.getString("number"),
                row.getString("order_number"),
                new SiteCode(row.getString("site")),
                row.getString("customer_name"),
                row.getBoolean("vip"),
                row.getInt("priority"),
                row.getString("shipping_service"),
                row.getBoolean("on_hold"),
                Db.dateOrNull(row, "ship_on"),
                Db.dateOrNull(row, "promised_on"),
                row.getLong("packages"),
                row.getLong("unpacked"),
                null,
                false);
    }
}
