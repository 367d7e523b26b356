package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Count;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchWords;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about holds of all orders. */
@Repository
@Transactional(readOnly = true)
public class HoldQueries {

    /** How far a list is counted; a screen says "10,000+" of more. */
    public static final int COUNTED = 10_000;

    private static final String ROW = """
            holds.hold_id, holds.order_id, orders.number, orders.status, orders.customer, orders.customer_name, orders.vip,
                orders.currency, orders.total_minor, holds.reason, holds.rule, holds.note, holds.owner, holds.automatic,
                holds.placed_at, holds.placed_by, holds.release_on, holds.released_at, holds.released_by, holds.line_id, holds.site,
                (
                    select lines.sku
                    from orders.lines
                    where lines.tenant_id = holds.tenant_id
                    and lines.order_id = holds.order_id
                    and lines.line_id = holds.line_id
                ) as sku
            """;

    /** From the holds to their orders, one by one: far fewer stand than there are orders, and no plan may read all of these. */
    private static final String LIST = "select " + ROW + """
            from orders.holds
            cross join lateral (
                select number, status, stage, customer, customer_name, vip, currency, total_minor
                from orders.orders
                where orders.tenant_id = holds.tenant_id
                and orders.order_id = holds.order_id
                limit 1
            ) orders
            where holds.tenant_id = :tenant
            """;

    /** Where words are rare, the orders with them are found first. */
    private static final String LIST_FOUND = "select " + ROW + """
            from orders.holds
            join orders.orders on orders.tenant_id = holds.tenant_id and orders.order_id = holds.order_id
            where holds.tenant_id = :tenant
            """;

    private final Db db;

    HoldQueries(Db db) {
        this.db = db;
    }

    public Page<HoldRow> list(HoldFilter filter, PageRequest request) {
        boolean newestFirst = filter.sort() == HoldFilter.Sort.NEWEST;
        return filtered(filter)
                .page(
                        db,
                        request,
                        List.of(
                                new SortKey("holds.placed_at", "timestamptz", newestFirst),
                                new SortKey("holds.hold_id", "uuid", newestFirst)),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.placedAt(), row.id()));
    }

    /** Exact up to {@value #COUNTED}. */
    public Count count(HoldFilter filter) {
        return Count.upTo(COUNTED, filtered(filter).count(db, COUNTED + 1));
    }

    private static ListQuery filtered(HoldFilter filter) {
        var words = filter.text() == null ? null : SearchWords.query(filter.text());
        return new ListQuery(words == null ? LIST : LIST_FOUND)
                .ofOrders("holds.order_id")
                .where(filter.state() == HoldFilter.State.ACTIVE, "holds.released_at is null and orders.stage = 'OPEN'")
                .where(filter.state() == HoldFilter.State.RELEASED, "holds.released_at is not null")
                .where(
                        "holds.reason = :reason",
                        "reason",
                        filter.reason() == null ? null : filter.reason().name())
                .where(filter.source() == HoldSource.RULE, "holds.rule is not null")
                .where(
                        filter.source() == HoldSource.BATON,
                        "holds.rule is null and (holds.automatic or holds.placed_by = 'Baton')")
                .where(
                        filter.source() == HoldSource.AUTOMATION,
                        "holds.rule is null and not holds.automatic and holds.placed_by like 'Automation: %'")
                .where(
                        filter.source() == HoldSource.PERSON,
                        "holds.rule is null and not holds.automatic and holds.placed_by <> 'Baton'"
                                + " and holds.placed_by not like 'Automation: %'")
                .where("holds.owner = :owner", "owner", filter.owner())
                .where(filter.unowned(), "holds.owner is null")
                .where("holds.rule = :rule", "rule", filter.rule())
                .where("holds.placed_at >= :placed_from", "placed_from", filter.placedFrom())
                .where("holds.placed_at < :placed_before", "placed_before", filter.placedBefore())
                .where("orders.search @@ cast(:words as tsquery)", "words", words)
                .where(filter.text() != null && !filter.text().isBlank() && words == null, "false");
    }

    private static HoldRow.@Nullable HeldPart part(ResultSet row) throws SQLException {
        var line = Db.uuidOrNull(row, "line_id");
        var site = row.getString("site");
        var sku = row.getString("sku");
        return line == null && site == null
                ? null
                : new HoldRow.HeldPart(
                        line == null ? null : new LineId(line),
                        sku == null ? null : new Sku(sku),
                        site == null ? null : new SiteCode(site));
    }

    private static HoldRow row(ResultSet row) throws SQLException {
        var rule = row.getString("rule");
        var automatic = row.getBoolean("automatic");
        var placedBy = row.getString("placed_by");
        return new HoldRow(
                Db.uuid(row, "hold_id"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("customer"),
                row.getString("customer_name"),
                row.getBoolean("vip"),
                Money.of(row.getLong("total_minor"), row.getString("currency")),
                HoldReason.valueOf(row.getString("reason")),
                part(row),
                HoldSource.of(rule, automatic, placedBy),
                rule,
                row.getString("note"),
                row.getString("owner"),
                automatic,
                Db.instant(row, "placed_at"),
                placedBy,
                Db.instantOrNull(row, "release_on"),
                Db.instantOrNull(row, "released_at"),
                row.getString("released_by"));
    }
}
