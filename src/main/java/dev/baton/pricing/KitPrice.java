package dev.baton.pricing;

import dev.baton.catalog.Item.KitComponent;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.util.List;
import java.util.stream.IntStream;

/** The money of a kit, given to its components by largest remainder. */
final class KitPrice {

    private KitPrice() {}

    /**
     * Gross is split by what the components would cost by themselves, and the rest as gross is.
     *
     * @param kit priced as the kit
     * @param values list price times quantity of each component, in minor units; 0 where there is no price; evenly when all are 0
     * @return one part per component, each amount summing to the kit's
     */
    static List<KitPart> split(PricedLine kit, long quantity, List<KitComponent> components, long[] values) {
        var gross = Split.byWeight(kit.gross().minor(), values);
        var net = Split.byWeight(kit.net().minor(), gross);
        var shipping = Split.byWeight(kit.shipping().minor(), gross);
        var tax = Split.byWeight(kit.tax().minor(), gross);
        boolean taxOnTop = !kit.total().equals(kit.net().plus(kit.shipping()));
        var currency = kit.gross().currency();
        return IntStream.range(0, components.size())
                .mapToObj(i -> {
                    var component = components.get(i);
                    long units = Math.multiplyExact(quantity, component.quantity());
                    return new KitPart(
                            component.sku(),
                            Money.of(gross[i] / units, currency),
                            Money.of(gross[i], currency),
                            Money.of(gross[i] - net[i], currency),
                            Money.of(net[i], currency),
                            Money.of(shipping[i], currency),
                            Money.of(tax[i], currency),
                            Money.of(net[i] + shipping[i] + (taxOnTop ? tax[i] : 0), currency));
                })
                .toList();
    }
}
