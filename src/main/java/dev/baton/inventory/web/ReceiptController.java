package dev.baton.inventory.web;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.inventory.ExpectedId;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.InventoryQueries.LedgerEntry;
import dev.baton.inventory.ReceiveStock;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/receipts")
@Access("inventory")
@Tag(name = "inventory")
class ReceiptController {

    private static final long QUANTITY_MAX = 1_000_000_000L;

    /** @param reference the supplier's delivery note, or whatever names the receipt to people */
    record ReceiptRequest(
            @NotNull SiteCode site,
            @Nullable @Size(max = 100) String reference,
            @NotEmpty @Size(max = 500) List<@NotNull @Valid LineRequest> lines) {}

    /**
     * @param unit in what the quantity is counted; EACH when left out
     * @param expected the expected arrival that this fulfils
     * @param bin where the goods are put; left out to leave the bin as it is
     */
    record LineRequest(
            @NotNull Sku sku,
            @Positive @Max(QUANTITY_MAX) long quantity,
            @Nullable UnitOfMeasure unit,
            @Nullable ExpectedId expected,
            @Nullable @Size(max = 40) String bin) {}

    /** @param quantity in base units */
    record LineBody(
            Sku sku,
            long quantity,
            @Nullable ExpectedId expected,
            @Nullable String bin) {}

    record ReceiptBody(UUID receipt, SiteCode site, Instant at, List<LineBody> lines) {

        static ReceiptBody of(ReceiveStock.Received received) {
            return new ReceiptBody(
                    received.receipt(),
                    received.site(),
                    received.at(),
                    received.lines().stream()
                            .map(line -> new LineBody(line.sku(), line.quantity(), line.expected(), line.bin()))
                            .toList());
        }
    }

    private final ReceiveStock receiveStock;
    private final InventoryQueries inventory;
    private final ItemQueries items;
    private final KnownSite knownSite;

    ReceiptController(ReceiveStock receiveStock, InventoryQueries inventory, ItemQueries items, KnownSite knownSite) {
        this.receiveStock = receiveStock;
        this.inventory = inventory;
        this.items = items;
        this.knownSite = knownSite;
    }

    @GetMapping
    @Operation(summary = "List what was received, line by line, the newest first")
    Page<LedgerEntry> list(
            @RequestParam @Nullable Sku sku,
            @RequestParam @Nullable SiteCode site,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return inventory.ledger(sku, site, "RECEIPT", PageRequest.of(limit, cursor));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Receive goods, all lines or none")
    ReceiptBody receive(@Valid @RequestBody ReceiptRequest request) {
        knownSite.check(request.site, "site");
        return ReceiptBody.of(receiveStock.handle(new ReceiveStock.Command(
                request.site,
                Texts.orNull(request.reference),
                request.lines.stream().map(this::line).toList())));
    }

    /** What is not in the catalog goes through as it is: the use case names it. */
    private ReceiveStock.Line line(LineRequest line) {
        var item =
                line.unit == UnitOfMeasure.CASE ? items.find(List.of(line.sku)).get(line.sku) : null;
        return new ReceiveStock.Line(
                line.sku,
                item == null ? line.quantity : item.baseUnits(line.quantity, UnitOfMeasure.CASE),
                line.expected,
                Texts.orNull(line.bin));
    }
}
