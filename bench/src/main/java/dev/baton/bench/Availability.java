package dev.baton.bench;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Questions for what is available: one item at a time, and two hundred at once. */
final class Availability implements Part {

    private static final int CONNECTIONS = 32;
    private static final int BATCH = 200;

    @Override
    public Figures measure(Ground ground) throws Exception {
        ask(ground, 2, random -> "/" + anItem(random));
        var cpu = new Cpu(ground.baton().process());
        var single = ask(ground, ground.options().seconds(), random -> "/" + anItem(random));
        var figures = Figures.of(single).withShares(cpu.since());
        var batch = ask(
                ground,
                ground.options().seconds() / 2.0,
                random -> IntStream.range(0, BATCH)
                        .mapToObj(_ -> "sku=" + anItem(random))
                        .distinct()
                        .collect(Collectors.joining("&", "?", "")));
        return figures.with("batchesPerSecond", Figures.round(batch.perSecond()))
                .with("batchP99Ms", Figures.round(batch.percentileMs(99)));
    }

    private interface Question {
        String about(Random random);
    }

    private static String anItem(Random random) {
        return Company.sku(random.nextInt(Company.ITEMS));
    }

    private static Load.Result ask(Ground ground, double seconds, Question question) throws Exception {
        return Load.run(CONNECTIONS, seconds, number -> new Load.Worker() {
            private final Connection connection = ground.connect();
            private final Random random = Random.from(new SplittableRandom(number));

            @Override
            public int work() throws Exception {
                var answer = connection.get("/api/v1/availability" + question.about(random));
                if (answer.status() != 200) {
                    throw new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.text()));
                }
                return 1;
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        });
    }
}
