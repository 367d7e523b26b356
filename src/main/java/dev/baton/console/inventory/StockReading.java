package dev.baton.console.inventory;

import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.Arrival;
import dev.baton.inventory.InventoryQueries.AtSite;
import dev.baton.inventory.InventoryQueries.Availability;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the stock of items for the screens: of an item what lies there, of a kit what its components make. */
@Component
public class StockReading {

    private final InventoryQueries inventory;
    private final SiteQueries sites;

    StockReading(InventoryQueries inventory, SiteQueries sites) {
        this.inventory = inventory;
        this.sites = sites;
    }

    public ItemStock of(Item item) {
        return Objects.requireNonNull(of(List.of(item)).get(item.sku()));
    }

    /** In one statement for balances and one for arrivals, whatever the number of items. */
    public Map<Sku, ItemStock> of(Collection<Item> items) {
        var stocked = new TreeSet<Sku>();
        items.forEach(item -> {
            stocked.add(item.sku());
            item.components().forEach(component -> stocked.add(component.sku()));
        });
        var found = inventory.availability(stocked);
        var names = sites.list().stream().collect(Collectors.toMap(Site::code, Site::name));
        var result = new LinkedHashMap<Sku, ItemStock>();
        items.forEach(
                item -> result.put(item.sku(), item.isKit() ? kit(item, found, names) : single(item, found, names)));
        return result;
    }

    private static ItemStock single(Item item, Map<Sku, Availability> found, Map<SiteCode, String> names) {
        var availability = found.get(item.sku());
        if (availability == null) {
            return new ItemStock(item.sku(), false, 0, 0, 0, 0, List.of());
        }
        var balances = availability.sites().stream().collect(Collectors.toMap(AtSite::site, Function.identity()));
        var codes = new TreeSet<>(balances.keySet());
        availability.arrivals().forEach(arrival -> codes.add(arrival.site()));
        return new ItemStock(
                item.sku(),
                false,
                availability.onHand(),
                availability.reserved(),
                availability.available(),
                availability.expected(),
                codes.stream()
                        .map(code -> at(code, balances.get(code), availability.arrivals(), names))
                        .toList());
    }

    private static ItemStock.AtSite at(
            SiteCode code, @Nullable AtSite balance, List<Arrival> arrivals, Map<SiteCode, String> names) {
        var here =
                arrivals.stream().filter(arrival -> arrival.site().equals(code)).toList();
        LocalDate due =
                here.stream().map(Arrival::dueOn).min(Comparator.naturalOrder()).orElse(null);
        return new ItemStock.AtSite(
                code,
                names.getOrDefault(code, code.value()),
                balance == null ? 0 : balance.onHand(),
                balance == null ? 0 : balance.reserved(),
                balance == null ? 0 : balance.available(),
                here.stream().mapToLong(Arrival::quantity).sum(),
                due,
                balance == null ? null : balance.bin());
    }

    /** A kit is made up at one site, so every site counts for itself. */
    private static ItemStock kit(Item kit, Map<Sku, Availability> found, Map<SiteCode, String> names) {
        var made = new TreeMap<SiteCode, Long>();
        names.keySet().forEach(site -> made.put(site, makes(kit, site, found)));
        made.values().removeIf(count -> count == 0);
        return new ItemStock(
                kit.sku(),
                true,
                0,
                0,
                made.values().stream().mapToLong(Long::longValue).sum(),
                0,
                made.entrySet().stream()
                        .map(entry -> new ItemStock.AtSite(
                                entry.getKey(),
                                names.getOrDefault(entry.getKey(), ""),
                                0,
                                0,
                                entry.getValue(),
                                0,
                                null,
                                null))
                        .toList());
    }

    private static long makes(Item kit, SiteCode site, Map<Sku, Availability> found) {
        return kit.components().stream()
                .mapToLong(component -> availableAt(found.get(component.sku()), site) / component.quantity())
                .min()
                .orElse(0);
    }

    private static long availableAt(@Nullable Availability availability, SiteCode site) {
        return availability == null
                ? 0
                : availability.sites().stream()
                        .filter(at -> at.site().equals(site))
                        .mapToLong(AtSite::available)
                        .sum();
    }
}
