package dev.baton.returns;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of what left in a time has come back, and why.
 *
 * <p>A unit counts in the time in which it left, whenever it comes back, so a rate still grows for some weeks. Its cause is what
 * whoever inspected it says; what the customer's reason says until somebody has. What customers were let keep counts as well.
 *
 * @param shippedUnits that left from {@code from} up to {@code until}
 * @param returnedUnits of those
 * @param fulfilmentUnits of those, the ones that came back because they were picked or packed wrong
 * @param returnRate returned of shipped; null when nothing has left
 * @param fulfilmentErrorRate the return rate due to fulfilment errors; null when nothing has left
 */
public record ReturnRates(
        @Nullable Instant from,
        @Nullable Instant until,
        long shippedUnits,
        long returnedUnits,
        long fulfilmentUnits,
        @Nullable Double returnRate,
        @Nullable Double fulfilmentErrorRate,
        List<OfCause> causes) {

    public record OfCause(Cause cause, long units) {}

    static ReturnRates of(@Nullable Instant from, @Nullable Instant until, long shipped, List<OfCause> causes) {
        long returned = causes.stream().mapToLong(OfCause::units).sum();
        long fulfilment = causes.stream()
                .filter(one -> one.cause().isFulfilment())
                .mapToLong(OfCause::units)
                .sum();
        return new ReturnRates(
                from,
                until,
                shipped,
                returned,
                fulfilment,
                shipped == 0 ? null : (double) returned / shipped,
                shipped == 0 ? null : (double) fulfilment / shipped,
                causes);
    }
}
