package dev.baton.pricing;

import dev.baton.platform.money.Money;
import java.util.Comparator;
import java.util.List;

/**
 * The shipping charge of one basket.
 *
 * <p>Minimum and free-shipping threshold look at the goods after discounts: what the customer really spends. The charge is split
 * to the lines by that same value, so a line that was given away carries none of it.
 */
record Carriage(Parts parts, List<PricingNote> notes) {

    private static final Comparator<ShippingCharge> FIRST = Comparator.comparing(
                    (ShippingCharge charge) -> charge.regions().isEmpty())
            .thenComparing(charge -> charge.country().isEmpty())
            .thenComparing(ShippingCharge::minimumSubtotal, Comparator.reverseOrder())
            .thenComparing(ShippingCharge::maximumGrams, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ShippingCharge::validFrom, Comparator.reverseOrder())
            .thenComparing(ShippingCharge::code);

    static Carriage of(PriceBook book, Parts net) {
        var request = book.request();
        if (request.makesGood()) {
            return free(net, PricingNote.Kind.SHIPPING_FREE, request, "It makes good an earlier order.");
        }
        long subtotal = net.sum();
        long grams = grams(request);
        var row = book.charges().stream()
                .filter(charge -> charge.holds(request, subtotal, grams))
                .min(FIRST)
                .orElse(null);
        if (row == null) {
            return free(
                    net,
                    PricingNote.Kind.SHIPPING_UNKNOWN,
                    request,
                    "No shipping charge is set for %s to %s, %d g, in %s: nothing is charged."
                            .formatted(
                                    request.shippingService(),
                                    Taxation.place(request.country(), request.region()),
                                    grams,
                                    request.currency()));
        }
        if (row.freeFrom() != null && subtotal >= row.freeFrom()) {
            return free(
                    net,
                    PricingNote.Kind.SHIPPING_FREE,
                    request,
                    "Free from %s of goods (%s).".formatted(Money.of(row.freeFrom(), request.currency()), row.code()));
        }
        var note = new PricingNote(
                PricingNote.Kind.SHIPPING_CHARGED,
                request.shippingService(),
                "%s for %d g (%s).".formatted(Money.of(row.charge(), request.currency()), grams, row.code()));
        return net.lines() == 0
                ? new Carriage(net, List.of())
                : new Carriage(Parts.split(row.charge(), net), List.of(note));
    }

    private static Carriage free(Parts net, PricingNote.Kind kind, PricingRequest request, String text) {
        return new Carriage(Parts.none(net.lines()), List.of(new PricingNote(kind, request.shippingService(), text)));
    }

    private static long grams(PricingRequest request) {
        try {
            return request.lines().stream()
                    .mapToLong(line -> Math.multiplyExact(line.quantity(), line.weightGrams()))
                    .reduce(0, Math::addExact);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
