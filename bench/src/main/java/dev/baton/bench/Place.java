package dev.baton.bench;

/** Orders of three lines over ten thousand items, by 1, 8, 32 and 128 connections. The figure is that of 32. */
final class Place implements Part {

    private static final int[] CONNECTIONS = {1, 8, 128, 32};
    static final int COUNTED = 32;
    private static final double WARM_UP_ROUND = 5;
    private static final int WARM_UP_ROUNDS = 14;
    private static final double STILL_WARMING = 1.05;

    @Override
    public Figures measure(Ground ground) throws Exception {
        warmUp(ground);
        var figures = new Figures();
        for (int connections : CONNECTIONS) {
            var cpu = new Cpu(ground.baton().process());
            var result = place(ground, connections, ground.options().seconds());
            if (connections == COUNTED) {
                Figures.of(result).values().forEach(figures::with);
                figures.withShares(cpu.since()).withRatioTo(ground.floor());
            } else {
                figures.with("perSecondAt" + connections, Figures.round(result.perSecond()))
                        .with("p99MsAt" + connections, Figures.round(result.percentileMs(99)));
            }
        }
        return figures;
    }

    /** Until it gets no faster: what runs all day is measured as it runs all day, not in the minute after its start. */
    static void warmUp(Ground ground) throws Exception {
        double best = 0;
        int flat = 0;
        for (int round = 0; round < WARM_UP_ROUNDS && flat < 2; round++) {
            double rate = place(ground, COUNTED, WARM_UP_ROUND).perSecond();
            flat = rate > best * STILL_WARMING ? 0 : flat + 1;
            best = Math.max(best, rate);
        }
    }

    static Load.Result place(Ground ground, int connections, double seconds) throws Exception {
        return Load.run(
                connections,
                seconds,
                number -> new Orders(
                        ground.connect(), ground.company(), Orders.threeOfMany(), number + (int) System.nanoTime()));
    }
}
