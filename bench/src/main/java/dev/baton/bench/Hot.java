package dev.baton.bench;

import java.util.List;

/** Everybody wants one item of which there is not enough. */
final class Hot implements Part {

    private static final int CONNECTIONS = 32;
    private static final double UNITS_PER_SECOND = 150;

    @Override
    public Figures measure(Ground ground) throws Exception {
        int seconds = ground.options().seconds();
        var sku = ground.company().scarce("HOT", (int) (seconds * UNITS_PER_SECOND));
        var cpu = new Cpu(ground.baton().process());
        var result = Load.run(
                CONNECTIONS,
                seconds,
                number -> new Orders(ground.connect(), ground.company(), _ -> Orders.line(sku, 1), number));
        return Stock.of(ground, List.of(sku))
                .on(Figures.of(result).withShares(cpu.since()).withRatioTo(ground.floor()));
    }
}
