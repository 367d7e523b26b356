package dev.baton.inventory.web;

import dev.baton.catalog.Sku;
import dev.baton.inventory.AdjustStock;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.LedgerEntry;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/adjustments")
@Access("inventory")
@Tag(name = "inventory")
class AdjustmentController {

    private static final long QUANTITY_MAX = 1_000_000_000L;

    /**
     * @param quantity signed: found (positive) or missing (negative)
     * @param note in the words of whoever adjusts
     */
    record AdjustmentRequest(
            @NotNull Sku sku,
            @NotNull SiteCode site,
            @Min(-QUANTITY_MAX) @Max(QUANTITY_MAX) long quantity,
            AdjustStock.@NotNull Reason reason,
            @Nullable @Size(max = 500) String note) {}

    private final AdjustStock adjustStock;
    private final InventoryQueries inventory;
    private final KnownSite knownSite;

    AdjustmentController(AdjustStock adjustStock, InventoryQueries inventory, KnownSite knownSite) {
        this.adjustStock = adjustStock;
        this.inventory = inventory;
        this.knownSite = knownSite;
    }

    @GetMapping
    @Operation(summary = "List adjustments, the newest first")
    Page<LedgerEntry> list(
            @RequestParam @Nullable Sku sku,
            @RequestParam @Nullable SiteCode site,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return inventory.ledger(sku, site, "ADJUSTMENT", PageRequest.of(limit, cursor));
    }

    @PostMapping
    @Operation(
            summary = "Correct what lies at a site, with a reason",
            description = "What is reserved cannot be adjusted away: inventory-would-oversell.")
    ResponseEntity<?> adjust(@Valid @RequestBody AdjustmentRequest request) {
        knownSite.check(request.site, "site");
        return answer(adjustStock.handle(new AdjustStock.Command(
                request.sku, request.site, request.quantity, request.reason, Texts.orNull(request.note))));
    }

    static ResponseEntity<?> answer(AdjustStock.Outcome outcome) {
        return switch (outcome) {
            case AdjustStock.Adjusted adjusted ->
                ResponseEntity.status(HttpStatus.CREATED).body(adjusted);
            case AdjustStock.WouldOversell(var sku, var site, var onHand, var reserved) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "inventory-would-oversell",
                        "%d of %s lie at %s and %d of them are reserved: no more than %d can be taken away."
                                .formatted(onHand, sku, site, reserved, onHand - reserved),
                        Map.of("sku", sku, "site", site, "onHand", onHand, "reserved", reserved));
        };
    }
}
