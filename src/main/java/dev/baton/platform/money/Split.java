package dev.baton.platform.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits a total over parts so that the parts always sum to the total.
 *
 * <p>The rule is the largest remainder (Hamilton) method: every part gets its exact share rounded towards zero, and the units
 * left over go one each to the parts with the largest remainders, earlier parts first among equals. No part is ever more than
 * one unit away from its exact share, and the result does not depend on anything but the arguments.
 */
public final class Split {

    private Split() {}

    /**
     * @param total what is split, in minor units; negative for what is given back
     * @param weights not negative; when all are zero the total is split evenly
     * @return as many parts as weights, summing to {@code total}; empty only for no weights and a total of zero
     */
    public static long[] byWeight(long total, long[] weights) {
        if (Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("a weight is negative: " + Arrays.toString(weights));
        }
        if (weights.length == 0) {
            if (total != 0) {
                throw new IllegalArgumentException("nothing to split %d over".formatted(total));
            }
            return new long[0];
        }
        var sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            var even = new long[weights.length];
            Arrays.fill(even, 1);
            return byWeight(total, even);
        }
        return apportion(total, weights, sum);
    }

    /**
     * What the first {@code part} of {@code whole} units carry of a total: {@code total × part ÷ whole}, rounded towards zero.
     *
     * <p>What some units carry is the difference of two such values. It grows with {@code part}, is nothing at 0 and the total
     * at {@code whole}, so money that follows goods in any number of portions (shipments, invoices, refunds) sums to the
     * total without anybody remembering a remainder.
     *
     * @param total in minor units; negative for what is given back
     * @param part from 0 to {@code whole}
     * @param whole at least 1
     */
    public static long cumulative(long total, long part, long whole) {
        if (whole < 1 || part < 0 || part > whole) {
            throw new IllegalArgumentException("%d is no part of %d".formatted(part, whole));
        }
        long product = total * part;
        if (Math.multiplyHigh(total, part) == product >> 63) {
            return product / whole;
        }
        return BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    private static long[] apportion(long total, long[] weights, BigInteger sum) {
        var magnitude = BigInteger.valueOf(total).abs();
        var parts = new long[weights.length];
        var remainders = new BigInteger[weights.length];
        var left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            var shareAndRemainder =
                    magnitude.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = shareAndRemainder[0].longValueExact();
            remainders[i] = shareAndRemainder[1];
            left = left.subtract(shareAndRemainder[0]);
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left.longValueExact())
                .forEach(i -> parts[i]++);
        if (total < 0) {
            Arrays.setAll(parts, i -> -parts[i]);
        }
        return parts;
    }
}
