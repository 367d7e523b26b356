package dev.baton.inventory.web;

import dev.baton.catalog.Sku;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.LedgerEntry;
import dev.baton.inventory.TransferStock;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
@RequestMapping("/api/v1/inventory/transfers")
@Access("inventory")
@Tag(name = "inventory")
class TransferController {

    private static final long QUANTITY_MAX = 1_000_000_000L;

    record TransferRequest(
            @NotNull Sku sku,
            @NotNull SiteCode from,
            @NotNull SiteCode to,
            @Positive @Max(QUANTITY_MAX) long quantity,
            @Nullable @Size(max = 500) String note) {}

    private final TransferStock transferStock;
    private final InventoryQueries inventory;
    private final KnownSite knownSite;

    TransferController(TransferStock transferStock, InventoryQueries inventory, KnownSite knownSite) {
        this.transferStock = transferStock;
        this.inventory = inventory;
        this.knownSite = knownSite;
    }

    @GetMapping
    @Operation(summary = "List transfers, two lines each, the newest first")
    Page<LedgerEntry> list(
            @RequestParam @Nullable Sku sku,
            @RequestParam @Nullable SiteCode site,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return inventory.ledger(sku, site, "TRANSFER", PageRequest.of(limit, cursor));
    }

    @PostMapping
    @Operation(
            summary = "Move free units from one site to another",
            description = "What is reserved stays where it is: inventory-not-enough-free.")
    ResponseEntity<?> transfer(@Valid @RequestBody TransferRequest request) {
        knownSite.check(request.from, "from");
        knownSite.check(request.to, "to");
        var outcome = transferStock.handle(new TransferStock.Command(
                request.sku, request.from, request.to, request.quantity, Texts.orNull(request.note)));
        return switch (outcome) {
            case TransferStock.Transferred transferred ->
                ResponseEntity.status(HttpStatus.CREATED).body(transferred);
            case TransferStock.NotEnoughFree(var sku, var from, var available) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "inventory-not-enough-free",
                        "Only %d of %s are free at %s.".formatted(available, sku, from),
                        Map.of("sku", sku, "site", from, "available", available));
        };
    }
}
