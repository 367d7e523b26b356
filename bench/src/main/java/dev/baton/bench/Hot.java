package dev.baton.bench;

/** Everybody wants one item of which there is not enough. */
final class Hot implements Part {

    private static final int CONNECTIONS = 32;
    private static final double UNITS_PER_SECOND = 2_000;

    @Override
    public Figures measure(Ground ground) throws Exception {
        int seconds = ground.options().seconds();
        var sku = ground.company().scarce("HOT", (int) (seconds * UNITS_PER_SECOND));
        var cpu = new Cpu(ground.baton().process());
        var result = Load.run(
                CONNECTIONS,
                seconds,
                number -> new Orders(ground.connect(), ground.company(), _ -> Orders.line(sku, 1), number));
        return Figures.of(result)
                .withShares(cpu.since())
                .withRatioTo(ground.floor())
                .with("sold", one(ground, "select coalesce(sum(quantity), 0) from inventory.reservations where sku = ?", sku))
                .with("stock", one(ground, "select sum(on_hand) from inventory.balances where sku = ?", sku))
                .with(
                        "oversold",
                        one(
                                ground,
                                """
                                select greatest(0, (select coalesce(sum(quantity), 0) from inventory.reservations where sku = stock.sku)
                                    - stock.on_hand)
                                from (select sku, sum(on_hand) as on_hand from inventory.balances where sku = ? group by sku) stock
                                """,
                                sku));
    }

    private static long one(Ground ground, String query, String sku) throws Exception {
        try (var database = ground.baton().database();
                var statement = database.prepareStatement(query)) {
            statement.setString(1, sku);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
