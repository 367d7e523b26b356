package dev.baton.bench;

import java.util.List;

/** Two kits that share a scarce component, and that component by itself. */
final class Kits implements Part {

    private static final int CONNECTIONS = 32;
    private static final double UNITS_PER_SECOND = 200;

    @Override
    public Figures measure(Ground ground) throws Exception {
        int seconds = ground.options().seconds();
        int units = (int) (seconds * UNITS_PER_SECOND);
        var shared = ground.company().scarce("SHARED", units);
        var left = ground.company().scarce("LEFT", units);
        var right = ground.company().scarce("RIGHT", units);
        var wanted = List.of(
                ground.company().kit("KIT", List.of(shared, left)),
                ground.company().kit("KIT", List.of(right, shared)),
                shared);
        var result = Load.run(
                CONNECTIONS,
                seconds,
                number -> new Orders(
                        ground.connect(),
                        ground.company(),
                        random -> Orders.line(wanted.get(random.nextInt(wanted.size())), 1),
                        number));
        return Stock.of(ground, List.of(shared, left, right))
                .on(Figures.of(result).withRatioTo(ground.floor()));
    }
}
