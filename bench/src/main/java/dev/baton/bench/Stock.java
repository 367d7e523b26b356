package dev.baton.bench;

import java.util.List;

/**
 * What became of scarce items.
 *
 * @param stock what lay there
 * @param sold what was reserved of it
 * @param oversold units reserved beyond the stock of their item and site
 */
record Stock(long stock, long sold, long oversold) {

    private static final String QUERY = """
            select coalesce(sum(balances.on_hand), 0), coalesce(sum(claims.quantity), 0),
                coalesce(sum(greatest(0, claims.quantity - balances.on_hand)), 0)
            from inventory.balances
            left join (
                select tenant_id, sku, site, sum(quantity) as quantity
                from inventory.reservations
                group by tenant_id, sku, site
            ) claims
            on claims.tenant_id = balances.tenant_id
            and claims.sku = balances.sku
            and claims.site = balances.site
            where balances.sku = any(?)
            """;

    static Stock of(Ground ground, List<String> skus) throws Exception {
        try (var database = ground.baton().database();
                var statement = database.prepareStatement(QUERY)) {
            statement.setArray(1, database.createArrayOf("text", skus.toArray()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Stock(rows.getLong(1), rows.getLong(2), rows.getLong(3));
            }
        }
    }

    Figures on(Figures figures) {
        return figures.with("sold", sold).with("stock", stock).with("oversold", oversold);
    }
}
