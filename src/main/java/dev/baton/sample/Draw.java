package dev.baton.sample;

import java.util.List;
import java.util.Random;

/** Chance that is the same at every start: it is seeded with the day and with what it is about. */
final class Draw {

    private static final long SEED = 20_261_121;

    private final Random random;

    private Draw(long seed) {
        this.random = new Random(seed);
    }

    static Draw of(int day, String about) {
        return new Draw(SEED + 1_000_003L * day + 7919L * about.hashCode());
    }

    boolean oneIn(double many) {
        return random.nextDouble() * many < 1;
    }

    double share() {
        return random.nextDouble();
    }

    /** Both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
