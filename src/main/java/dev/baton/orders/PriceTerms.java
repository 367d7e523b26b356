package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.platform.money.Money;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asked of an order's price when it was placed: discounts by code, and what is taken off or added by hand. It stays
 * with the order, so that it is priced with it again when it is amended; discounts that are given by themselves are found anew.
 *
 * @param byHand discounts
 */
public record PriceTerms(List<String> codes, List<Given> byHand, List<Charged> charges) {

    static final String FIELD = "given";

    /**
     * @param value basis points for a percentage, minor units for an amount
     * @param sku of the line that it is for; null for the whole order
     * @param nth which of the lines with that item, from 0
     */
    public record Given(
            String reason,
            Discount.Kind kind,
            long value,
            @Nullable Sku sku,
            int nth) {

        private String inWords(String currency) {
            return kind == Discount.Kind.PERCENT
                    ? BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString() + " %"
                    : Money.of(value, currency).toString();
        }
    }

    /**
     * @param amount in minor units
     * @param sku of the line that it is for; null for the whole order
     * @param nth which of the lines with that item, from 0
     */
    public record Charged(
            String reason,
            ManualCharge.Kind kind,
            long amount,
            @Nullable Sku sku,
            int nth) {}

    public PriceTerms {
        codes = List.copyOf(codes);
        byHand = List.copyOf(byHand);
        charges = List.copyOf(charges);
    }

    static PriceTerms of(PlaceOrder.Command command) {
        var skus = command.lines().stream().map(PlaceOrder.Line::sku).toList();
        return new PriceTerms(
                command.discountCodes(),
                command.discounts().stream()
                        .map(discount -> named(
                                discount.line(),
                                skus,
                                (sku, nth) ->
                                        new Given(discount.reason(), discount.kind(), discount.value(), sku, nth)))
                        .toList(),
                command.charges().stream()
                        .map(charge -> named(
                                charge.line(),
                                skus,
                                (sku, nth) -> new Charged(charge.reason(), charge.kind(), charge.amount(), sku, nth)))
                        .toList());
    }

    /** By its item rather than by its place, which an amendment may change. */
    private static <T> T named(@Nullable Integer line, List<Sku> skus, BiFunction<@Nullable Sku, Integer, T> make) {
        if (line == null || line < 0 || line >= skus.size()) {
            return make.apply(null, 0);
        }
        var sku = skus.get(line);
        return make.apply(sku, places(skus, sku).indexOf(line));
    }

    /** Those of an order, from what is kept about its price. */
    static PriceTerms of(JsonNode pricing) {
        var kept = pricing.path(FIELD);
        var codes = new ArrayList<String>();
        kept.path("codes").forEach(code -> codes.add(code.asString()));
        var byHand = new ArrayList<Given>();
        kept.path("byHand")
                .forEach(one -> byHand.add(new Given(
                        one.path("reason").asString(),
                        Discount.Kind.valueOf(one.path("kind").asString()),
                        one.path("value").asLong(),
                        sku(one),
                        one.path("nth").asInt())));
        var charges = new ArrayList<Charged>();
        kept.path("charges")
                .forEach(one -> charges.add(new Charged(
                        one.path("reason").asString(),
                        ManualCharge.Kind.valueOf(one.path("kind").asString()),
                        one.path("amount").asLong(),
                        sku(one),
                        one.path("nth").asInt())));
        return new PriceTerms(codes, byHand, charges);
    }

    private static @Nullable Sku sku(JsonNode kept) {
        var sku = kept.path("sku");
        return sku.isString() ? Sku.of(sku.asString()) : null;
    }

    /** What is taken off and added by hand on an order with these lines; what was for a line that is gone is gone with it. */
    public ByHand byHandOn(List<Sku> lines) {
        return new ByHand(
                byHand.stream()
                        .flatMap(one -> placed(
                                one.sku(),
                                one.nth(),
                                lines,
                                line -> new ManualDiscount(one.reason(), one.kind(), one.value(), line)))
                        .toList(),
                charges.stream()
                        .flatMap(one -> placed(
                                one.sku(),
                                one.nth(),
                                lines,
                                line -> new ManualCharge(one.kind(), one.reason(), one.amount(), line)))
                        .toList());
    }

    private static <T> Stream<T> placed(
            @Nullable Sku sku, int nth, List<Sku> lines, Function<@Nullable Integer, T> make) {
        if (sku == null) {
            return Stream.of(make.apply(null));
        }
        var place = places(lines, sku).stream()
                .skip(nth)
                .mapToInt(Integer::intValue)
                .findFirst();
        return place.isPresent() ? Stream.of(make.apply(place.getAsInt())) : Stream.empty();
    }

    private static List<Integer> places(List<Sku> lines, Sku sku) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).equals(sku))
                .boxed()
                .toList();
    }

    /** What was taken off and added by hand, each with its amount, its reason and its line. */
    Stream<String> inWords(String currency) {
        return Stream.concat(
                byHand.stream().map(one -> inWords("−" + one.inWords(currency), one.reason(), one.sku())),
                charges.stream().map(one -> inWords("+" + Money.of(one.amount(), currency), one.reason(), one.sku())));
    }

    private static String inWords(String amount, String reason, @Nullable Sku sku) {
        return sku == null ? "%s %s".formatted(amount, reason) : "%s %s (%s)".formatted(amount, reason, sku);
    }

    /** Why anything was taken off or added. */
    Stream<String> reasons() {
        return Stream.concat(
                byHand.stream().map(Given::reason), charges.stream().map(Charged::reason));
    }
}
