package dev.baton.pricing;

import dev.baton.platform.money.Money;
import dev.baton.pricing.AppliedDiscount.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The discounts of one basket.
 *
 * <p>They stack by one rule: the single best automatic discount, every code the customer gave, and what was given by hand, all
 * together. An exclusive one stands against all other codes and automatic discounts together: what takes off more is given.
 * Percentages are taken of the gross price, so their order does not matter; amounts come after them; nothing ever goes below zero.
 */
record Reductions(List<Reduction> reductions, Parts net, List<PricingNote> notes) {

    /** @param parts what each line is given */
    record Reduction(String code, String name, Origin origin, Parts parts) {}

    /**
     * @param each an amount is taken off every line in the scope, rather than once
     * @param alone it combines with no other code and no automatic discount
     */
    private record Offer(
            String code,
            String name,
            Origin origin,
            Discount.Kind kind,
            long value,
            boolean each,
            boolean alone,
            BitSet scope) {

        /** What every line gets of it, where {@code left} is what it can still give. */
        Parts parts(Parts gross, Parts left) {
            var open = left.where(scope::get);
            if (kind == Discount.Kind.PERCENT) {
                var base = gross.where(scope::get);
                long amount = HalfUp.share(base.sum(), Math.min(value, 10_000), 10_000);
                return capped(Parts.split(Math.min(amount, open.sum()), base), open);
            }
            return each ? open.atMost(value) : Parts.split(Math.min(value, open.sum()), open);
        }

        /** Moves what a line cannot give to the lines that can. */
        private static Parts capped(Parts parts, Parts open) {
            var given = parts.atMost(open);
            return given.plus(Parts.split(parts.sum() - given.sum(), open.minus(given)));
        }
    }

    static Reductions of(PriceBook book, Parts gross) {
        var notes = new ArrayList<PricingNote>();
        var offers = new ArrayList<>(chosen(book, gross, notes));
        offers.addAll(byHand(book, notes));
        offers.sort(Comparator.comparing(Offer::kind));
        var left = gross;
        var reductions = new ArrayList<Reduction>();
        for (var offer : offers) {
            var parts = offer.parts(gross, left);
            left = left.minus(parts);
            var reduction = new Reduction(offer.code(), offer.name(), offer.origin(), parts);
            if (parts.sum() > 0) {
                reductions.add(reduction);
            } else if (offer.origin() != Origin.AUTOMATIC) {
                notes.add(refused(offer.code(), "nothing was left to take off"));
            }
        }
        return new Reductions(reductions, left, notes);
    }

    /** Of what is automatic and what was asked for by code, what is given: all that combine, or one that is given alone. */
    private static List<Offer> chosen(PriceBook book, Parts gross, List<PricingNote> notes) {
        var offers = new ArrayList<Offer>();
        automatic(book, gross, false).max(most(gross)).ifPresent(offers::add);
        automatic(book, gross, true).forEach(offers::add);
        offers.addAll(byCode(book, gross, notes));
        var together = offers.stream().filter(offer -> !offer.alone()).toList();
        var alone = offers.stream().filter(Offer::alone).map(List::of);
        var chosen = Stream.concat(Stream.of(together), alone)
                .max(Comparator.comparingLong(some -> taken(gross, some)))
                .orElse(together);
        offers.stream()
                .filter(offer -> offer.origin() == Origin.CODE && !chosen.contains(offer))
                .map(offer ->
                        refused(offer.code(), "it does not combine with what is given instead, which takes off more"))
                .forEach(notes::add);
        return chosen;
    }

    private static long taken(Parts gross, List<Offer> offers) {
        var left = gross;
        for (var offer :
                offers.stream().sorted(Comparator.comparing(Offer::kind)).toList()) {
            left = left.minus(offer.parts(gross, left));
        }
        return gross.sum() - left.sum();
    }

    private static Comparator<Offer> most(Parts gross) {
        return Comparator.comparingLong(
                        (Offer offer) -> offer.parts(gross, gross).sum())
                .thenComparing(Offer::code, Comparator.reverseOrder());
    }

    private static Stream<Offer> automatic(PriceBook book, Parts gross, boolean exclusive) {
        return book.discounts().stream()
                .filter(_ -> !book.request().makesGood())
                .filter(discount -> discount.automatic() && discount.exclusive() == exclusive)
                .filter(discount -> refusal(discount, book, gross) == null)
                .map(discount -> offer(discount, Origin.AUTOMATIC, book));
    }

    private static List<Offer> byCode(PriceBook book, Parts gross, List<PricingNote> notes) {
        var codes = new LinkedHashSet<String>();
        book.request().discountCodes().forEach(code -> codes.add(Discounts.written(code)));
        var offers = new ArrayList<Offer>();
        for (var code : codes) {
            var discount = book.discounts().stream()
                    .filter(candidate -> candidate.code().equals(code))
                    .findFirst()
                    .orElse(null);
            var refusal = discount == null
                    ? "there is no such code"
                    : discount.automatic()
                            ? "it is given by itself, to whom it is for"
                            : refusal(discount, book, gross);
            if (refusal != null) {
                notes.add(refused(code, refusal));
            } else if (discount != null) {
                offers.add(offer(discount, Origin.CODE, book));
            }
        }
        return offers;
    }

    private static List<Offer> byHand(PriceBook book, List<PricingNote> notes) {
        var offers = new ArrayList<Offer>();
        for (var manual : book.request().byHand().discounts()) {
            var code = "MANUAL-%d".formatted(offers.size() + 1);
            var scope = lines(book, line -> manual.line() == null || manual.line() == line.reference());
            if (scope.isEmpty()) {
                notes.add(refused(manual.reason(), "there is no line %s".formatted(manual.line())));
            } else {
                offers.add(new Offer(
                        code, manual.reason(), Origin.MANUAL, manual.kind(), manual.value(), false, false, scope));
            }
        }
        return offers;
    }

    private static Offer offer(Discount discount, Origin origin, PriceBook book) {
        return new Offer(
                discount.code(),
                discount.name(),
                origin,
                discount.kind(),
                discount.value(),
                discount.scope() == Discount.Scope.LINE,
                discount.exclusive(),
                scope(discount, book));
    }

    private static BitSet scope(Discount discount, PriceBook book) {
        return lines(
                book,
                line -> discount.isFor(line.sku().value(), book.categories().get(line.sku())));
    }

    private static BitSet lines(PriceBook book, Predicate<PricingRequest.Line> wanted) {
        var lines = book.request().lines();
        var scope = new BitSet(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            scope.set(i, wanted.test(lines.get(i)));
        }
        return scope;
    }

    private static @Nullable String refusal(Discount discount, PriceBook book, Parts gross) {
        var request = book.request();
        long subtotal = gross.sum();
        if (!discount.inForce(request.pricedOn())) {
            return "it is not in force on %s".formatted(request.pricedOn());
        }
        if (discount.currency() != null && !discount.currency().equals(request.currency())) {
            return "it is for orders in %s".formatted(discount.currency());
        }
        if (discount.channel() != null && !discount.channel().equals(request.channel())) {
            return "it is for orders by %s".formatted(discount.channel());
        }
        if (discount.customerTag() != null && !request.customerTags().contains(discount.customerTag())) {
            return "it is for customers tagged %s".formatted(discount.customerTag());
        }
        if (subtotal < discount.minimumSubtotal()) {
            return "it asks for goods of %s; there are %s"
                    .formatted(
                            Money.of(discount.minimumSubtotal(), request.currency()),
                            Money.of(subtotal, request.currency()));
        }
        return scope(discount, book).isEmpty() ? "it is for none of these goods" : null;
    }

    private static PricingNote refused(String code, String reason) {
        return new PricingNote(PricingNote.Kind.DISCOUNT_REFUSED, code, "%s: %s.".formatted(code, reason));
    }

    List<AppliedDiscount> applied(String currency) {
        return reductions.stream()
                .map(reduction -> new AppliedDiscount(
                        reduction.code(),
                        reduction.name(),
                        reduction.origin(),
                        Money.of(reduction.parts().sum(), currency)))
                .toList();
    }

    List<LineDiscount> line(int i, String currency) {
        return reductions.stream()
                .filter(reduction -> reduction.parts().at(i) > 0)
                .map(reduction -> new LineDiscount(
                        reduction.code(),
                        reduction.name(),
                        Money.of(reduction.parts().at(i), currency)))
                .toList();
    }
}
