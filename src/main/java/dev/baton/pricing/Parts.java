package dev.baton.pricing;

import dev.baton.platform.money.Split;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** An amount for each line of a basket, in minor units. Never changes. */
final class Parts {

    private final long[] amounts;

    private Parts(long[] amounts) {
        this.amounts = amounts;
    }

    static Parts of(int lines, IntToLongFunction amount) {
        var amounts = new long[lines];
        Arrays.setAll(amounts, amount);
        return new Parts(amounts);
    }

    static Parts none(int lines) {
        return new Parts(new long[lines]);
    }

    /** By largest remainder. */
    static Parts split(long total, Parts weights) {
        return new Parts(Split.byWeight(total, weights.amounts));
    }

    int lines() {
        return amounts.length;
    }

    long at(int line) {
        return amounts[line];
    }

    long sum() {
        return Arrays.stream(amounts).sum();
    }

    Parts plus(Parts other) {
        return of(lines(), i -> amounts[i] + other.amounts[i]);
    }

    Parts minus(Parts other) {
        return of(lines(), i -> amounts[i] - other.amounts[i]);
    }

    Parts atMost(Parts most) {
        return of(lines(), i -> Math.min(amounts[i], most.amounts[i]));
    }

    Parts atMost(long most) {
        return of(lines(), i -> Math.min(amounts[i], most));
    }

    Parts where(IntPredicate line) {
        return of(lines(), i -> line.test(i) ? amounts[i] : 0);
    }

    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
