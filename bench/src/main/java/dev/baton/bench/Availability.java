package dev.baton.bench;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Questions for what is available: one item at a time, and two hundred at once. */
final class Availability implements Part {

    private static final int CONNECTIONS = 32;
    private static final int BATCH = 200;

    @Override
    public Figures measure(Ground ground) throws Exception {
        Reader.ask(ground, CONNECTIONS, 2, random -> "/availability/" + anItem(random));
        var cpu = new Cpu(ground.baton().process());
        var single = Reader.ask(
                ground, CONNECTIONS, ground.options().seconds(), random -> "/availability/" + anItem(random));
        var figures = Figures.of(single).withShares(cpu.since());
        var batch = Reader.ask(
                ground,
                CONNECTIONS,
                ground.options().seconds() / 2.0,
                random -> IntStream.range(0, BATCH)
                        .mapToObj(_ -> "sku=" + anItem(random))
                        .distinct()
                        .collect(Collectors.joining("&", "/availability?", "")));
        return figures.with("batchesPerSecond", Figures.round(batch.perSecond()))
                .with("batchP99Ms", Figures.round(batch.percentileMs(99)));
    }

    private static String anItem(Random random) {
        return Company.sku(random.nextInt(Company.ITEMS));
    }
}
