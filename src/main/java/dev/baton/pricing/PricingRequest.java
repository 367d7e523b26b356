package dev.baton.pricing;

import dev.baton.catalog.Item;
import dev.baton.catalog.Item.KitComponent;
import dev.baton.catalog.Sku;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A basket to be priced.
 *
 * @param priceList the list the customer was given; null for none
 * @param customer the customer's number; null for a guest
 * @param on the day whose taxes and charges apply
 * @param pricedOn the day whose prices and discounts apply: the same, unless what was agreed earlier is kept
 * @param country where the goods go, ISO 3166-1 alpha-2
 * @param region ISO 3166-2 without the country, empty when there is none
 * @param lines what is bought; a kit is one line, priced as the kit
 * @param shippingService what the customer chose, as the shipping charges name it
 */
public record PricingRequest(
        @Nullable String priceList,
        String channel,
        @Nullable String customer,
        Set<String> customerTags,
        String currency,
        LocalDate on,
        LocalDate pricedOn,
        String country,
        String region,
        boolean taxExempt,
        List<Line> lines,
        List<String> discountCodes,
        ByHand byHand,
        String shippingService) {

    /**
     * @param reference how the caller calls the line; unique in the request
     * @param taxClass such as {@code FOOD}; {@link TaxRate#STANDARD} when nothing special
     * @param weightGrams of one unit
     * @param unitPriceOverride in minor units, instead of any list; null when the lists decide
     * @param components of a kit, over which its money is split; empty for an item
     */
    public record Line(
            int reference,
            Sku sku,
            long quantity,
            String taxClass,
            long weightGrams,
            @Nullable Long unitPriceOverride,
            List<KitComponent> components) {

        public Line {
            components = List.copyOf(components);
        }

        /** @param quantity in base units of the item */
        public static Line of(int reference, Item item, long quantity, @Nullable Money unitPriceOverride) {
            return new Line(
                    reference,
                    item.sku(),
                    quantity,
                    item.taxCategory(),
                    item.weightGrams(),
                    unitPriceOverride == null ? null : unitPriceOverride.minor(),
                    item.components());
        }
    }

    /** Channels of orders that make good an earlier one. */
    private static final Set<String> MAKING_GOOD = Set.of("exchange", "reship");

    /** Whether it replaces what an earlier order got: no discount is given by itself, and nothing is charged for its carriage. */
    boolean makesGood() {
        return isMakingGood(channel);
    }

    /** Whether the orders of {@code channel} replace what earlier orders got. */
    public static boolean isMakingGood(String channel) {
        return MAKING_GOOD.contains(channel);
    }

    public PricingRequest {
        customerTags = Set.copyOf(customerTags);
        lines = List.copyOf(lines);
        discountCodes = List.copyOf(discountCodes);
    }
}
