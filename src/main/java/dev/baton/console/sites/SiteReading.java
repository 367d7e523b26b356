package dev.baton.console.sites;

import dev.baton.network.SiteCode;
import dev.baton.platform.data.Db;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What lies at the sites, from the views that inventory publishes. */
@Repository
@Transactional(readOnly = true)
class SiteReading {

    private static final String STOCK = """
            select site, count(*) filter (where on_hand > 0) as items, sum(on_hand) as on_hand, sum(reserved) as reserved
            from inventory.balances_view
            where tenant_id = :tenant
            group by site
            """;

    private static final String EXPECTED = """
            select site, count(*) as arrivals
            from inventory.expected_view
            where tenant_id = :tenant
            and open
            group by site
            """;

    private final Db db;

    SiteReading(Db db) {
        this.db = db;
    }

    Map<SiteCode, SiteStock> stock() {
        var arrivals = new TreeMap<SiteCode, Long>();
        db.sql(EXPECTED)
                .query((row, _) -> arrivals.put(new SiteCode(row.getString("site")), row.getLong("arrivals")))
                .list();
        var stock = new TreeMap<SiteCode, SiteStock>();
        db.sql(STOCK)
                .query((row, _) -> {
                    var code = new SiteCode(row.getString("site"));
                    return stock.put(
                            code,
                            new SiteStock(
                                    row.getLong("items"),
                                    row.getLong("on_hand"),
                                    row.getLong("reserved"),
                                    arrivals.getOrDefault(code, 0L)));
                })
                .list();
        arrivals.forEach((code, count) -> stock.putIfAbsent(code, new SiteStock(0, 0, 0, count)));
        return stock;
    }
}
