package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.ReadTogether;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about stock. */
@Repository
@Transactional(readOnly = true)
public class InventoryQueries {

    private static final String AVAILABILITY = """
            select sku, site, on_hand, reserved, bin
            from inventory.balances
            where tenant_id = :tenant
            and sku = any(:skus)
            order by sku, site
            """;

    private static final String EXPECTED_OF = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            and sku = any(:skus)
            and open
            order by sku, due_on, expected_id
            limit 10000
            """;

    private static final String BALANCES = """
            select sku, site, on_hand, reserved, bin
            from inventory.balances
            where tenant_id = :tenant
            """;

    private static final String LEDGER = """
            select entry_id, at, sku, site, kind, quantity, on_hand_after, reason, document, document_id, actor
            from inventory.ledger
            where tenant_id = :tenant
            """;

    private static final String EXPECTED = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            """;

    private static final String EXPECTED_ONE = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            and expected_id = :id
            """;

    private static final String BINS = """
            select sku, bin
            from inventory.balances
            where tenant_id = :tenant
            and site = :site
            and sku = any(:skus)
            and bin is not null
            """;

    /** One item over all sites. */
    public record Availability(
            Sku sku,
            long onHand,
            long reserved,
            long available,
            long expected,
            List<AtSite> sites,
            List<Arrival> arrivals) {}

    public record AtSite(
            SiteCode site,
            long onHand,
            long reserved,
            long available,
            @Nullable String bin) {}

    public record Arrival(
            SiteCode site,
            long quantity,
            LocalDate dueOn,
            @Nullable String reference) {}

    /** @param onHandAfter what lay at the site right after this movement */
    public record LedgerEntry(
            UUID id,
            Instant at,
            Sku sku,
            SiteCode site,
            String kind,
            long quantity,
            long onHandAfter,
            @Nullable String reason,
            String document,
            @Nullable String documentId,
            String actor) {}

    private final Db db;

    private final ReadTogether<Sku, ItemStock> together = new ReadTogether<>(this::stock);

    InventoryQueries(Db db) {
        this.db = db;
    }

    /** For each item, also for those that were never stocked, at the sites that the caller sees. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<Sku, Availability> availability(Collection<Sku> skus) {
        var found = stock(skus);
        var result = new TreeMap<Sku, Availability>();
        skus.forEach(sku -> result.put(sku, seen(sku, found.get(sku))));
        return result;
    }

    /** Of one item, read together with what others ask for at this moment; nothing of an open transaction is seen. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Availability availability(Sku sku) {
        return seen(sku, together.get(sku));
    }

    private record ItemStock(List<Balance> balances, List<Expected> arrivals) {}

    private Map<Sku, ItemStock> stock(Collection<Sku> skus) {
        var names = Columns.texts(skus);
        var balances = db.sql(AVAILABILITY).param("skus", names).query((row, _) -> balance(row)).list().stream()
                .collect(Collectors.groupingBy(Balance::sku));
        var arrivals = db.sql(EXPECTED_OF).param("skus", names).query((row, _) -> expected(row)).list().stream()
                .collect(Collectors.groupingBy(Expected::sku));
        var stock = new HashMap<Sku, ItemStock>();
        skus.forEach(sku -> stock.put(
                sku, new ItemStock(balances.getOrDefault(sku, List.of()), arrivals.getOrDefault(sku, List.of()))));
        return stock;
    }

    /** The bin of each item at a site, where it has one. */
    public Map<Sku, String> bins(SiteCode site, Collection<Sku> skus) {
        return db
                .sql(BINS)
                .param("site", site.value())
                .param("skus", Columns.texts(skus))
                .query((row, _) -> Map.entry(new Sku(row.getString("sku")), row.getString("bin")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Page<Balance> balances(
            @Nullable Sku sku, @Nullable SiteCode site, @Nullable Boolean available, PageRequest request) {
        return new ListQuery(BALANCES)
                .atSites("site")
                .where("sku = :sku", "sku", sku == null ? null : sku.value())
                .where("site = :site", "site", site == null ? null : site.value())
                .where(Boolean.TRUE.equals(available), "on_hand > reserved")
                .where(Boolean.FALSE.equals(available), "on_hand = reserved")
                .page(
                        db,
                        request,
                        List.of(new SortKey("sku", "text", false), new SortKey("site", "text", false)),
                        (row, _) -> balance(row),
                        balance -> Cursor.of(balance.sku(), balance.site()));
    }

    /** Newest first. */
    public Page<LedgerEntry> ledger(
            @Nullable Sku sku, @Nullable SiteCode site, @Nullable String kind, PageRequest request) {
        return new ListQuery(LEDGER)
                .atSites("site")
                .where("sku = :sku", "sku", sku == null ? null : sku.value())
                .where("site = :site", "site", site == null ? null : site.value())
                .where("kind = :kind", "kind", kind)
                .page(
                        db,
                        request,
                        List.of(new SortKey("entry_id", "uuid", true)),
                        (row, _) -> entry(row),
                        entry -> Cursor.of(entry.id()));
    }

    /** Soonest first. */
    public Page<Expected> expected(
            @Nullable Sku sku, @Nullable SiteCode site, @Nullable Boolean open, PageRequest request) {
        return new ListQuery(EXPECTED)
                .atSites("site")
                .where("sku = :sku", "sku", sku == null ? null : sku.value())
                .where("site = :site", "site", site == null ? null : site.value())
                .where("open = :open", "open", open)
                .page(
                        db,
                        request,
                        List.of(new SortKey("due_on", "date", false), new SortKey("expected_id", "uuid", false)),
                        (row, _) -> expected(row),
                        expected -> Cursor.of(expected.dueOn(), expected.id()));
    }

    public Expected expected(ExpectedId id) {
        return db.sql(EXPECTED_ONE)
                .param("id", id.value())
                .query((row, _) -> expected(row))
                .optional()
                .orElseThrow(() -> new NotFound("expected arrival", id));
    }

    private static Availability seen(Sku sku, @Nullable ItemStock stock) {
        var all = Objects.requireNonNull(stock, "stock of every item that was asked for");
        var within = Caller.current().within();
        var balances = all.balances.stream()
                .filter(balance -> within.hasSite(balance.site().value()))
                .toList();
        var arrivals = all.arrivals.stream()
                .filter(expected -> within.hasSite(expected.site().value()))
                .toList();
        return new Availability(
                sku,
                balances.stream().mapToLong(Balance::onHand).sum(),
                balances.stream().mapToLong(Balance::reserved).sum(),
                balances.stream().mapToLong(Balance::available).sum(),
                arrivals.stream().mapToLong(Expected::outstanding).sum(),
                balances.stream()
                        .map(balance -> new AtSite(
                                balance.site(),
                                balance.onHand(),
                                balance.reserved(),
                                balance.available(),
                                balance.bin()))
                        .toList(),
                arrivals.stream()
                        .map(expected -> new Arrival(
                                expected.site(), expected.outstanding(), expected.dueOn(), expected.reference()))
                        .toList());
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                new Sku(row.getString("sku")),
                new SiteCode(row.getString("site")),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getString("bin"));
    }

    private static Expected expected(ResultSet row) throws SQLException {
        return new Expected(
                new ExpectedId(Db.uuid(row, "expected_id")),
                new Sku(row.getString("sku")),
                new SiteCode(row.getString("site")),
                row.getLong("quantity"),
                row.getLong("received"),
                row.getObject("due_on", LocalDate.class),
                row.getString("reference"),
                row.getBoolean("open"),
                row.getInt("version"));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                Db.uuid(row, "entry_id"),
                Db.instant(row, "at"),
                new Sku(row.getString("sku")),
                new SiteCode(row.getString("site")),
                row.getString("kind"),
                row.getLong("quantity"),
                row.getLong("on_hand_after"),
                row.getString("reason"),
                row.getString("document"),
                row.getString("document_id"),
                row.getString("actor"));
    }
}
