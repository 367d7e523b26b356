package dev.baton.pricing;

import java.math.BigInteger;

/** Commercial rounding of shares, exact at any size. */
final class HalfUp {

    private HalfUp() {}

    /** {@code amount × numerator ÷ denominator}, a half rounded up; none of them negative. */
    static long share(long amount, long numerator, long denominator) {
        if (Math.multiplyHigh(amount, numerator) == 0 && amount * numerator >= 0) {
            long product = amount * numerator;
            long remainder = product % denominator;
            return product / denominator + (remainder >= denominator - remainder ? 1 : 0);
        }
        var twice = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(numerator))
                .shiftLeft(1);
        var whole = BigInteger.valueOf(denominator);
        return twice.add(whole).divide(whole.shiftLeft(1)).longValueExact();
    }
}
