package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is free, as it was when its rows were locked: the picture in which many orders are decided one after the other.
 *
 * <p>Not safe for use by several threads; it lives inside one transaction.
 */
public final class Stock {

    /** What is on its way and promised to nobody yet. */
    public record Supply(ExpectedId id, SiteCode site, LocalDate dueOn, long free) {}

    private final Map<Sku, Map<SiteCode, Long>> available = new TreeMap<>();
    private final Map<Sku, List<Supply>> supplies = new TreeMap<>();

    public Stock(Collection<Balance> balances, Map<Sku, List<Supply>> supplies) {
        balances.forEach(balance -> available
                .computeIfAbsent(balance.sku(), _ -> new TreeMap<>())
                .merge(balance.site(), balance.available(), Long::sum));
        supplies.forEach((sku, list) -> this.supplies.put(
                sku,
                new ArrayList<>(list.stream()
                        .sorted(Comparator.comparing(Supply::dueOn).thenComparing(Supply::id))
                        .toList())));
    }

    public long available(Sku sku, SiteCode site) {
        return available.getOrDefault(sku, Map.of()).getOrDefault(site, 0L);
    }

    /** Open supplies with something free, earliest first. */
    public List<Supply> supplies(Sku sku) {
        return supplies.getOrDefault(sku, List.of()).stream()
                .filter(supply -> supply.free() > 0)
                .toList();
    }

    public void take(Sku sku, SiteCode site, long quantity) {
        long left = available(sku, site) - quantity;
        if (quantity <= 0 || left < 0) {
            throw new IllegalStateException(
                    "%d of %s at %s cannot be taken from %d".formatted(quantity, sku, site, available(sku, site)));
        }
        available.computeIfAbsent(sku, _ -> new TreeMap<>()).put(site, left);
    }

    public void giveBack(Sku sku, SiteCode site, long quantity) {
        available.computeIfAbsent(sku, _ -> new TreeMap<>()).merge(site, quantity, Long::sum);
    }

    public void promise(Sku sku, ExpectedId expected, long quantity) {
        supplies.getOrDefault(sku, new ArrayList<>()).replaceAll(supply -> {
            if (!supply.id().equals(expected)) {
                return supply;
            }
            if (supply.free() < quantity) {
                throw new IllegalStateException("%d of %s cannot be promised from %s".formatted(quantity, sku, supply));
            }
            return new Supply(supply.id(), supply.site(), supply.dueOn(), supply.free() - quantity);
        });
    }
}
