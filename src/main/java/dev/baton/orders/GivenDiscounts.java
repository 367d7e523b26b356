package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualDiscount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The discounts that somebody asked for when an order was placed. They stay with the order, so that it is priced with them again
 * when it is amended; those that are given by themselves are found anew.
 */
public record GivenDiscounts(List<String> codes, List<ByHand> byHand) {

    static final String FIELD = "given";

    /**
     * @param value basis points for a percentage, minor units for an amount
     * @param sku of the line that it is for; null for the whole order
     * @param nth which of the lines with that item, from 0
     */
    public record ByHand(
            String reason,
            Discount.Kind kind,
            long value,
            @Nullable Sku sku,
            int nth) {}

    public GivenDiscounts {
        codes = List.copyOf(codes);
        byHand = List.copyOf(byHand);
    }

    static GivenDiscounts of(PlaceOrder.Command command) {
        var skus = command.lines().stream().map(PlaceOrder.Line::sku).toList();
        return new GivenDiscounts(
                command.discountCodes(),
                command.discounts().stream()
                        .map(discount -> byHand(discount, skus))
                        .toList());
    }

    private static ByHand byHand(ManualDiscount discount, List<Sku> skus) {
        var line = discount.line();
        if (line == null || line < 0 || line >= skus.size()) {
            return new ByHand(discount.reason(), discount.kind(), discount.value(), null, 0);
        }
        var sku = skus.get(line);
        return new ByHand(
                discount.reason(),
                discount.kind(),
                discount.value(),
                sku,
                places(skus, sku).indexOf(line));
    }

    /** Those of an order, from what is kept about its price. */
    static GivenDiscounts of(JsonNode pricing) {
        var codes = new ArrayList<String>();
        pricing.path(FIELD).path("codes").forEach(code -> codes.add(code.asString()));
        var byHand = new ArrayList<ByHand>();
        pricing.path(FIELD)
                .path("byHand")
                .forEach(discount -> byHand.add(new ByHand(
                        discount.path("reason").asString(),
                        Discount.Kind.valueOf(discount.path("kind").asString()),
                        discount.path("value").asLong(),
                        discount.path("sku").isString()
                                ? Sku.of(discount.path("sku").asString())
                                : null,
                        discount.path("nth").asInt())));
        return new GivenDiscounts(codes, byHand);
    }

    /** What was given by hand, on an order with these lines; what was given for a line that is gone is gone with it. */
    public List<ManualDiscount> byHandOn(List<Sku> lines) {
        var discounts = new ArrayList<ManualDiscount>();
        for (var one : byHand) {
            var sku = one.sku();
            if (sku == null) {
                discounts.add(new ManualDiscount(one.reason(), one.kind(), one.value(), null));
                continue;
            }
            var places = places(lines, sku);
            if (one.nth() < places.size()) {
                discounts.add(new ManualDiscount(one.reason(), one.kind(), one.value(), places.get(one.nth())));
            }
        }
        return discounts;
    }

    private static List<Integer> places(List<Sku> lines, Sku sku) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).equals(sku))
                .boxed()
                .toList();
    }
}
