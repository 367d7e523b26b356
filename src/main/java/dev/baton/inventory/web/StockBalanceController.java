package dev.baton.inventory.web;

import dev.baton.catalog.Sku;
import dev.baton.inventory.Balance;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.LedgerEntry;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory")
@Access("inventory")
@Tag(name = "inventory", description = "What lies where, how it came there, and what is on its way")
class StockBalanceController {

    /** @param available on hand and not reserved */
    record BalanceBody(
            Sku sku,
            SiteCode site,
            long onHand,
            long reserved,
            long available,
            @Nullable String bin) {

        static BalanceBody of(Balance balance) {
            return new BalanceBody(
                    balance.sku(),
                    balance.site(),
                    balance.onHand(),
                    balance.reserved(),
                    balance.available(),
                    balance.bin());
        }
    }

    private final InventoryQueries inventory;

    StockBalanceController(InventoryQueries inventory) {
        this.inventory = inventory;
    }

    @GetMapping("/balances")
    @Operation(
            summary = "List balances by item and site",
            description = "available=true leaves those of which something can be promised, false the others.")
    Page<BalanceBody> balances(
            @RequestParam @Nullable Sku sku,
            @RequestParam @Nullable SiteCode site,
            @RequestParam @Nullable Boolean available,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return inventory
                .balances(sku, site, available, PageRequest.of(limit, cursor))
                .map(BalanceBody::of);
    }

    @GetMapping("/ledger")
    @Operation(summary = "List movements of stock, the newest first")
    Page<LedgerEntry> ledger(
            @RequestParam @Nullable Sku sku,
            @RequestParam @Nullable SiteCode site,
            @RequestParam
                    @Nullable
                    @Pattern(
                            regexp = "RECEIPT|ADJUSTMENT|TRANSFER|SHIPMENT|RETURN",
                            message = "is none of RECEIPT, ADJUSTMENT, TRANSFER, SHIPMENT and RETURN")
                    String kind,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return inventory.ledger(sku, site, kind, PageRequest.of(limit, cursor));
    }
}
