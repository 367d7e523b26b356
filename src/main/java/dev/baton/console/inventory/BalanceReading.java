package dev.baton.console.inventory;

import dev.baton.catalog.Sku;
import dev.baton.console.Sort;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The grid of balances: what inventory publishes, beside the names that the catalog publishes. */
@Repository
@Transactional(readOnly = true)
class BalanceReading {

    private static final String LIST = """
            select balances.sku, items.name_en, coalesce(items.name_es, items.name_en) as name_es, balances.site,
                balances.bin, balances.on_hand, balances.reserved, balances.available, coming.expected, coming.next_due
            from inventory.balances_view balances
            join catalog.items_view items on items.tenant_id = balances.tenant_id and items.sku = balances.sku
            left join lateral (
                select sum(outstanding) as expected, min(due_on) as next_due
                from inventory.expected_view expected
                where expected.tenant_id = balances.tenant_id
                and expected.sku = balances.sku
                and expected.site = balances.site
                and expected.open
            ) coming on true
            where balances.tenant_id = :tenant
            """;

    private final Db db;

    BalanceReading(Db db) {
        this.db = db;
    }

    Page<BalanceRow> list(
            String text, @Nullable SiteCode site, @Nullable Boolean available, Sort sort, PageRequest request) {
        var query = new ListQuery(LIST)
                .atSites("balances.site")
                .where("balances.site = :site", "site", site == null ? null : site.value())
                .where(Boolean.TRUE.equals(available), "balances.available > 0")
                .where(Boolean.FALSE.equals(available), "balances.available = 0");
        var patterns = SearchText.patterns(text);
        for (int i = 0; i < patterns.size(); i++) {
            query.where("items.search_text like :word" + i, "word" + i, patterns.get(i));
        }
        var sku = new SortKey("balances.sku", "text", sort.key().equals("sku") && sort.descending());
        var at = new SortKey("balances.site", "text", false);
        return switch (sort.key()) {
            case "available" ->
                query.page(
                        db,
                        request,
                        List.of(new SortKey("balances.available", "bigint", sort.descending()), sku, at),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.available(), row.sku(), row.site()));
            case "on-hand" ->
                query.page(
                        db,
                        request,
                        List.of(new SortKey("balances.on_hand", "bigint", sort.descending()), sku, at),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.onHand(), row.sku(), row.site()));
            case "site" ->
                query.page(
                        db,
                        request,
                        List.of(new SortKey("balances.site", "text", sort.descending()), sku),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.site(), row.sku()));
            default ->
                query.page(
                        db, request, List.of(sku, at), (row, _) -> row(row), row -> Cursor.of(row.sku(), row.site()));
        };
    }

    private static BalanceRow row(ResultSet row) throws SQLException {
        return new BalanceRow(
                new Sku(row.getString("sku")),
                row.getString("name_en"),
                row.getString("name_es"),
                new SiteCode(row.getString("site")),
                row.getString("bin"),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getLong("available"),
                row.getLong("expected"),
                row.getObject("next_due", LocalDate.class));
    }
}
