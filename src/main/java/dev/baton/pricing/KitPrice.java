package dev.baton.pricing;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.util.Arrays;
import java.util.List;

/** The price of a kit, given to its components, so that a part of a kit can be shipped, returned and refunded. */
public final class KitPrice {

    private KitPrice() {}

    /**
     * Splits by largest remainder in proportion to what the components would cost by themselves.
     *
     * @param componentListValues list price times quantity of each component, in minor units; 0 where there is no price; evenly
     *     when all are 0
     * @return one part per component, summing to {@code kitTotal}
     */
    public static List<Money> split(Money kitTotal, long[] componentListValues) {
        return Arrays.stream(Split.byWeight(kitTotal.minor(), componentListValues))
                .mapToObj(part -> Money.of(part, kitTotal.currency()))
                .toList();
    }
}
