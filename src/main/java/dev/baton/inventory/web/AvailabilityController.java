package dev.baton.inventory.web;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.Availability;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/availability")
@Access("inventory")
@Tag(name = "availability", description = "What can be promised: on hand, reserved, available, expected")
class AvailabilityController {

    private final InventoryQueries inventory;
    private final ItemQueries items;

    AvailabilityController(InventoryQueries inventory, ItemQueries items) {
        this.inventory = inventory;
        this.items = items;
    }

    @GetMapping
    @Operation(summary = "Read the availability of several items", description = "Repeat sku, up to 200 times.")
    Page<Availability> list(@Parameter(example = "SPC-PEPPER-BLK-WHL-60") @RequestParam List<Sku> sku) {
        var complaints = new Invalid.Collector().require(sku.size() <= PageRequest.MOST, "sku", "must be at most 200");
        complaints.throwIfAny();
        var known = items.known(sku);
        sku.stream()
                .filter(wanted -> !known.containsKey(wanted))
                .forEach(unknown -> complaints.add("sku", "there is no item %s".formatted(unknown)));
        complaints.throwIfAny();
        var found = inventory.availability(sku);
        return new Page<>(
                sku.stream().distinct().map(wanted -> of(found, wanted)).toList(), null);
    }

    @GetMapping("/{sku}")
    @Operation(summary = "Read the availability of an item, by site")
    Availability get(@PathVariable String sku) {
        var known = Sku.tryOf(sku)
                .filter(wanted -> items.known(Set.of(wanted)).containsKey(wanted))
                .orElseThrow(() -> new NotFound("item", sku));
        return inventory.availability(known);
    }

    /** A SKU may have slashes in it. */
    @Hidden
    @GetMapping("/{sku}/{*rest}")
    Availability get(@PathVariable String sku, @PathVariable String rest) {
        return get(sku + rest);
    }

    private static Availability of(Map<Sku, Availability> found, Sku sku) {
        var availability = found.get(sku);
        if (availability == null) {
            throw new NotFound("availability of", sku);
        }
        return availability;
    }
}
