package dev.baton.inventory.web;

import dev.baton.catalog.Sku;
import dev.baton.inventory.ExpectSupply;
import dev.baton.inventory.Expected;
import dev.baton.inventory.ExpectedId;
import dev.baton.inventory.InventoryQueries;
import dev.baton.network.SiteCode;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/expected")
@Access("inventory")
@Tag(name = "inventory")
class ExpectedController {

    private static final long QUANTITY_MAX = 1_000_000_000L;

    /**
     * An expected arrival as it is written and read. Item and site never change.
     *
     * @param reference what the supplier or buyer calls it
     * @param received what of it has come
     * @param outstanding what is still waited for
     */
    record ExpectedBody(
            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            ExpectedId id,

            @Nullable Sku sku,
            @Nullable SiteCode site,
            @Positive @Max(QUANTITY_MAX) long quantity,
            @NotNull LocalDate dueOn,
            @Nullable @Size(max = 100) String reference,

            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            Long received,

            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            Long outstanding,

            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            Boolean open) {

        static ExpectedBody of(Expected expected) {
            return new ExpectedBody(
                    expected.id(),
                    expected.sku(),
                    expected.site(),
                    expected.quantity(),
                    expected.dueOn(),
                    expected.reference(),
                    expected.received(),
                    expected.outstanding(),
                    expected.open());
        }
    }

    private final ExpectSupply expectSupply;
    private final InventoryQueries inventory;
    private final KnownSite knownSite;

    ExpectedController(ExpectSupply expectSupply, InventoryQueries inventory, KnownSite knownSite) {
        this.expectSupply = expectSupply;
        this.inventory = inventory;
        this.knownSite = knownSite;
    }

    @GetMapping
    @Operation(summary = "List expected arrivals, the soonest first")
    Page<ExpectedBody> list(
            @RequestParam @Nullable Sku sku,
            @RequestParam @Nullable SiteCode site,
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return inventory
                .expected(sku, site, open, PageRequest.of(limit, cursor))
                .map(ExpectedBody::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an expected arrival")
    ResponseEntity<ExpectedBody> get(@PathVariable ExpectedId id) {
        return tagged(ResponseEntity.ok(), inventory.expected(id));
    }

    @PostMapping
    @Operation(summary = "Say that units of an item are on their way to a site")
    ResponseEntity<ExpectedBody> announce(@Valid @RequestBody ExpectedBody body) {
        if (body.sku == null) {
            throw new Invalid("sku", "must not be null");
        }
        if (body.site == null) {
            throw new Invalid("site", "must not be null");
        }
        knownSite.check(body.site, "site");
        var expected = expecting(new ExpectSupply.Announce(
                body.sku, body.site, body.quantity, body.dueOn, Texts.orNull(body.reference)));
        return tagged(ResponseEntity.created(URI.create("/api/v1/inventory/expected/" + expected.id())), expected);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change how much of it comes, or when")
    ResponseEntity<ExpectedBody> change(
            @PathVariable ExpectedId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ExpectedBody body) {
        var before = inventory.expected(id);
        new Invalid.Collector()
                .require(body.sku == null || body.sku.equals(before.sku()), "sku", "is " + before.sku())
                .require(body.site == null || body.site.equals(before.site()), "site", "is " + before.site())
                .throwIfAny();
        return tagged(
                ResponseEntity.ok(),
                expecting(new ExpectSupply.Change(
                        id, EntityTags.expected(ifMatch), body.quantity, body.dueOn, Texts.orNull(body.reference))));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Say that nothing more of it is coming", description = "It is closed and can still be read.")
    ResponseEntity<ExpectedBody> close(
            @PathVariable ExpectedId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(ResponseEntity.ok(), expecting(new ExpectSupply.Close(id, EntityTags.expected(ifMatch))));
    }

    private Expected expecting(ExpectSupply.Command command) {
        return switch (expectSupply.handle(command)) {
            case ExpectSupply.Expecting(var expected) -> expected;
            case ExpectSupply.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<ExpectedBody> tagged(ResponseEntity.BodyBuilder builder, Expected expected) {
        return builder.eTag(EntityTags.of(expected.version())).body(ExpectedBody.of(expected));
    }
}
