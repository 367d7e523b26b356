package dev.baton.catalog.web;

import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/v1/items")
@Access("items")
@Tag(name = "items", description = "What is sold: items and kits, their bar codes, packs and measures")
class ItemController {

    /** @param units base units that one scan stands for */
    record ScanBody(ItemBody item, long units) {}

    private final DefineItem defineItem;
    private final ItemQueries items;

    ItemController(DefineItem defineItem, ItemQueries items) {
        this.defineItem = defineItem;
        this.items = items;
    }

    @GetMapping
    @Operation(summary = "List items by SKU", description = "Every word of text must occur in SKU, GTIN or name.")
    Page<ItemBody> list(
            @RequestParam @Nullable String text,
            @RequestParam Item.@Nullable Status status,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return items.list(text, status, category, PageRequest.of(limit, cursor)).map(ItemBody::of);
    }

    @GetMapping("/scan")
    @Operation(summary = "Read what was scanned", description = "A SKU, a GTIN, the GTIN of a case, or a GS1 symbol.")
    ScanBody scan(@Parameter(example = "9524321001016") @RequestParam String code) {
        var scanned = items.scan(code).orElseThrow(() -> new NotFound("item with the code", code));
        return new ScanBody(ItemBody.of(scanned.item()), scanned.units());
    }

    @GetMapping("/{sku}")
    @Operation(summary = "Read an item")
    ResponseEntity<ItemBody> get(@PathVariable String sku) {
        return tagged(ResponseEntity.ok(), items.get(sku(sku)));
    }

    /** A SKU may have slashes in it. */
    @Hidden
    @GetMapping("/{sku}/{*rest}")
    ResponseEntity<ItemBody> get(@PathVariable String sku, @PathVariable String rest) {
        return get(sku + rest);
    }

    @PostMapping
    @Operation(summary = "Add an item or a kit")
    ResponseEntity<?> add(@Valid @RequestBody ItemBody body) {
        return answer(defineItem.handle(new DefineItem.Command(body.item(), 0L)));
    }

    @PutMapping("/{sku}")
    @Operation(summary = "Change an item, or add it under this SKU")
    ResponseEntity<?> change(
            @PathVariable String sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ItemBody body) {
        if (!body.sku().equals(sku(sku))) {
            throw new Invalid("sku", "must be %s, as in the address".formatted(sku));
        }
        return answer(defineItem.handle(new DefineItem.Command(body.item(), EntityTags.expected(ifMatch))));
    }

    @Hidden
    @PutMapping("/{sku}/{*rest}")
    ResponseEntity<?> change(
            @PathVariable String sku,
            @PathVariable String rest,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ItemBody body) {
        return change(sku + rest, ifMatch, body);
    }

    private static Sku sku(String text) {
        return Sku.tryOf(text).orElseThrow(() -> new NotFound("item", text));
    }

    private static ResponseEntity<?> answer(DefineItem.Outcome outcome) {
        return switch (outcome) {
            case DefineItem.Added(var item) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/items/" + item.sku())), item);
            case DefineItem.Changed(var item) -> tagged(ResponseEntity.ok(), item);
            case DefineItem.SkuTaken(var sku) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "sku-taken",
                        "There is already an item %s.".formatted(sku),
                        Map.of("sku", sku));
            case DefineItem.GtinTaken(var gtin, var by) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "gtin-taken",
                        "GTIN %s already names %s or its case.".formatted(gtin, by),
                        Map.of("gtin", gtin.printed(), "sku", by));
            case DefineItem.TypeFixed(var sku, var type) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "item-type-fixed",
                        "%s is of type %s and stays so.".formatted(sku, type),
                        Map.of("sku", sku, "itemType", type));
            case DefineItem.WrongComponents wrong -> throw complaint(wrong);
            case DefineItem.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    private static Invalid complaint(DefineItem.WrongComponents wrong) {
        var unknown = wrong.unknown().stream().map(i -> complaint(i, "is no item of the catalog"));
        var kits = wrong.kits().stream().map(i -> complaint(i, "is a kit itself"));
        return new Invalid(Stream.concat(unknown, kits).toList());
    }

    private static Invalid.Field complaint(int component, String message) {
        return new Invalid.Field("components[%d].sku".formatted(component), message);
    }

    private static ResponseEntity<ItemBody> tagged(ResponseEntity.BodyBuilder builder, Item item) {
        return builder.eTag(EntityTags.of(item.version())).body(ItemBody.of(item));
    }
}
