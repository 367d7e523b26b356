package dev.baton.pricing;

import dev.baton.catalog.Sku;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets prices of a list, any number at once: one of the same SKU, quantity and first day is replaced, the rest stay. A SKU can
 * also be withdrawn from the list with all its prices; that goes first.
 */
@UseCase
public class SetPrices {

    /** @param prices no two of one SKU, quantity and first day */
    public record Command(String list, List<Price> prices, Set<Sku> withdrawn) {}

    private final PriceLists lists;
    private final Prices prices;
    private final Audit audit;

    SetPrices(PriceLists lists, Prices prices, Audit audit) {
        this.lists = lists;
        this.prices = prices;
        this.audit = audit;
    }

    /** @return the list at its new version */
    public PriceList handle(Command command) {
        var list = lists.countChange(command.list()).orElseThrow(() -> new NotFound("price list", command.list()));
        prices.withdraw(list.code(), command.withdrawn());
        prices.set(list.code(), command.prices());
        audit.record("price-list", list.code(), "prices set", null, new Change(command));
        return list;
    }

    /** What the trail keeps. */
    private record Change(List<Price> set, Set<Sku> withdrawn) {

        Change(Command command) {
            this(command.prices(), new TreeSet<>(command.withdrawn()));
        }
    }
}
