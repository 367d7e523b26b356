package dev.baton.fulfilment;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.inventory.InventoryQueries;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about fulfilment orders. */
@Repository
@Transactional(readOnly = true)
public class FulfilmentQueries {

    private static final String LIST = """
            select fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority, shipping_service,
                ship_on, promised_on, status, on_hold, lines, units, missing, picked, packed, shipped, opened_at, released_at
            from fulfilment.fulfilment_orders_view
            where tenant_id = :tenant
            """;

    private static final String OF_ORDER = """
            select fulfilment_id
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and order_id = :order
            order by fulfilment_id
            """;

    private static final String BY_NUMBER = """
            select fulfilment_id
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String DUE = """
            select fulfilment_id
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and stage = 'OPEN'
            """;

    private static final String AHEAD = """
            select count(*) as fulfilment_orders, max(priority) as highest
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and site = :site
            and stage in ('OPEN', 'RELEASED')
            and ship_on = :ship_on
            and (priority > :priority or priority = :priority and fulfilment_id < :fulfilment)
            """;

    private static final String COUNTS = """
            select site, status, units, ship_on
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and stage in ('OPEN', 'RELEASED')
            """;

    /** Whoever has no day yet comes after those who have. */
    private static final String SHIP_BY = "coalesce(ship_on, date '9999-12-31')";

    private static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    /** @param due how many of them must leave today or should have left */
    public record Count(SiteCode site, FulfilmentStatus status, long fulfilmentOrders, long units, long due) {}

    /**
     * What is picked before another of the same site and day.
     *
     * @param highest of their priorities; 0 when there are none
     */
    record Ahead(long fulfilmentOrders, int highest) {}

    private final Db db;
    private final FulfilmentOrders orders;
    private final InventoryQueries inventory;
    private final ItemQueries items;
    private final Packagings packagings;

    FulfilmentQueries(
            Db db, FulfilmentOrders orders, InventoryQueries inventory, ItemQueries items, Packagings packagings) {
        this.db = db;
        this.orders = orders;
        this.inventory = inventory;
        this.items = items;
        this.packagings = packagings;
    }

    public FulfilmentView get(FulfilmentOrderId id) {
        return view(find(id));
    }

    public Optional<FulfilmentOrderId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new FulfilmentOrderId(Db.uuid(row, "fulfilment_id")))
                .optional();
    }

    /**
     * The fulfilment order that people call by its number, and programs by its id.
     *
     * @throws NotFound when it is neither
     */
    public FulfilmentOrderId called(String name) {
        var asked = name.strip();
        return byNumber(asked.toUpperCase(Locale.ROOT)).orElseGet(() -> FulfilmentOrderId.of(asked));
    }

    /** Oldest first. */
    public List<FulfilmentView> ofOrder(OrderId order) {
        var ids = db.sql(OF_ORDER)
                .param("order", order.value())
                .query((row, _) -> new FulfilmentOrderId(Db.uuid(row, "fulfilment_id")))
                .list();
        return orders.find(ids).stream()
                .sorted(Comparator.comparing(FulfilmentOrder::id))
                .map(this::view)
                .toList();
    }

    Ahead aheadOf(FulfilmentView work) {
        return db.sql(AHEAD)
                .param("site", work.site().value())
                .param("ship_on", work.shipOn())
                .param("priority", work.priority())
                .param("fulfilment", work.id().value())
                .query((row, _) -> new Ahead(row.getLong("fulfilment_orders"), row.getInt("highest")))
                .single();
    }

    /** Soonest to leave first, then most urgent. */
    public Page<FulfilmentRow> list(FulfilmentFilter filter, PageRequest request) {
        return new ListQuery(LIST)
                .ofOrdersAtSites("order_id", "site")
                .where(
                        "site = :site",
                        "site",
                        filter.site() == null ? null : filter.site().value())
                .where(
                        "status = any(:statuses)",
                        "statuses",
                        filter.statuses().isEmpty() ? null : Columns.texts(filter.statuses()))
                .where(
                        "order_id = :order",
                        "order",
                        filter.order() == null ? null : filter.order().value())
                .where("ship_on <= :ship_by", "ship_by", filter.shipBy())
                .where(
                        "(number ilike :text || '%' or order_number ilike :text || '%'"
                                + " or customer_name ilike '%' || :text || '%')",
                        "text", escaped(filter.text()))
                .page(
                        db,
                        request,
                        List.of(
                                new SortKey(SHIP_BY, "date", false),
                                new SortKey("priority", "integer", true),
                                new SortKey("fulfilment_id", "uuid", false)),
                        (row, _) -> row(row),
                        row -> Cursor.of(Objects.requireNonNullElse(row.shipOn(), NO_DAY), row.priority(), row.id()));
    }

    /** What waits at a site and must leave by a day, most urgent first. */
    List<FulfilmentOrderId> due(SiteCode site, LocalDate shipBy, int most) {
        return new ListQuery(DUE)
                .ofOrdersAtSites("order_id", "site")
                .where("site = :site", "site", site.value())
                .where("ship_on <= :ship_by", "ship_by", shipBy)
                .page(
                        db,
                        PageRequest.first(most),
                        List.of(
                                new SortKey("ship_on", "date", false),
                                new SortKey("priority", "integer", true),
                                new SortKey("fulfilment_id", "uuid", false)),
                        (row, _) -> new FulfilmentOrderId(Db.uuid(row, "fulfilment_id")),
                        Cursor::of)
                .data();
    }

    /** Of what is not over, per site and status. */
    public List<Count> counts(LocalDate today) {
        return new ListQuery(COUNTS)
                .ofOrdersAtSites("order_id", "site")
                .with("today", today)
                .sums(
                        db,
                        "site, status, count(*) as fulfilment_orders, sum(units)::bigint as units,"
                                + " count(*) filter (where ship_on <= :today) as due",
                        "site, status",
                        Integer.MAX_VALUE,
                        (row, _) -> new Count(
                                new SiteCode(row.getString("site")),
                                FulfilmentStatus.valueOf(row.getString("status")),
                                row.getLong("fulfilment_orders"),
                                row.getLong("units"),
                                row.getLong("due")));
    }

    /**
     * The packages that {@link PackUnits} would make of everything that is picked; none when nothing is, or when no packaging is
     * right for some of it.
     */
    public List<PlannedPackage> plan(FulfilmentOrderId id) {
        var order = find(id);
        var units = order.toPack(Map.of());
        return PackingPlan.of(Goods.of(order, units, items), packagings.list()).stream()
                .map(planned -> new PlannedPackage(
                        planned.packaging(),
                        planned.packaging().tareGrams() + order.weightOf(planned.units()),
                        order.contents(planned.units())))
                .toList();
    }

    /** @param language ISO 639-1, of the items' names */
    public PickList pickList(FulfilmentOrderId id, String language) {
        var order = find(id);
        var skus = order.lines().stream().map(FulfilmentLine::sku).distinct().toList();
        var bins = inventory.bins(order.site(), skus);
        var known = items.find(skus);
        var lines = order.lines().stream()
                .filter(line -> line.toPick() > 0)
                .map(line -> line(line, bins.get(line.sku()), known.get(line.sku()), language))
                .sorted(Comparator.comparing(
                                (PickList.Line line) -> line.bin() == null ? "" : line.bin(),
                                PickListDocument.BIN_ORDER)
                        .thenComparing(PickList.Line::sku))
                .toList();
        return new PickList(
                order.id(), order.number(), order.particulars().orderNumber(), order.site(), order.releasedAt(), lines);
    }

    private static PickList.Line line(FulfilmentLine line, @Nullable String bin, @Nullable Item item, String language) {
        return new PickList.Line(
                line.sku(),
                item == null ? line.name() : item.name(language),
                bin,
                item == null ? null : item.gtin(),
                item == null ? null : item.caseGtin(),
                item == null ? 1 : item.caseSize(),
                line.toPick());
    }

    private FulfilmentOrder find(FulfilmentOrderId id) {
        return orders.find(id).orElseThrow(() -> new NotFound("fulfilment order", id));
    }

    private FulfilmentView view(FulfilmentOrder order) {
        Map<Sku, String> bins = inventory.bins(
                order.site(),
                order.lines().stream().map(FulfilmentLine::sku).distinct().toList());
        return FulfilmentView.of(order, bins);
    }

    /** A text typed by a person holds no wildcards. */
    private static @Nullable String escaped(@Nullable String text) {
        return text == null
                ? null
                : text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static FulfilmentRow row(ResultSet row) throws SQLException {
        return new FulfilmentRow(
                new FulfilmentOrderId(Db.uuid(row, "fulfilment_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                new SiteCode(row.getString("site")),
                FulfilmentStatus.valueOf(row.getString("status")),
                row.getBoolean("on_hold"),
                row.getString("customer_name"),
                row.getBoolean("vip"),
                row.getInt("priority"),
                row.getString("shipping_service"),
                Db.dateOrNull(row, "ship_on"),
                Db.dateOrNull(row, "promised_on"),
                row.getInt("lines"),
                row.getLong("units"),
                row.getLong("missing"),
                row.getLong("picked"),
                row.getLong("packed"),
                row.getLong("shipped"),
                Db.instant(row, "opened_at"),
                Db.instantOrNull(row, "released_at"));
    }
}
