package dev.baton.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Orders of several scarce items, asked for in any order, some twice in one order: whoever locks carelessly stands still. */
final class Crossing implements Part {

    private static final int CONNECTIONS = 32;
    private static final int ITEMS = 20;
    private static final int LINES = 5;
    private static final double UNITS_PER_SECOND = 40;

    @Override
    public Figures measure(Ground ground) throws Exception {
        int seconds = ground.options().seconds();
        var skus = new ArrayList<String>();
        for (int i = 0; i < ITEMS; i++) {
            skus.add(ground.company().scarce("CROSS", (int) (seconds * UNITS_PER_SECOND)));
        }
        var result = Load.run(
                CONNECTIONS, seconds, number -> new Orders(ground.connect(), ground.company(), basket(skus), number));
        return Stock.of(ground, skus).on(Figures.of(result).withRatioTo(ground.floor()));
    }

    private static Orders.Basket basket(List<String> skus) {
        return random -> {
            var some = new ArrayList<>(skus);
            Collections.shuffle(some, random);
            some.set(LINES - 1, some.get(random.nextInt(LINES)));
            return some.stream().limit(LINES).map(sku -> Orders.line(sku, 1)).collect(Collectors.joining(", "));
        };
    }
}
