package dev.baton.catalog.web;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.NameSubstitutes.Wrong;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/items")
@Access("items")
@Tag(name = "items")
class SubstituteController {

    /** @param substitutes the preferred one first, 5 at most; none to take back what was said */
    record SubstitutesBody(
            @NotNull @Size(max = Substitute.MOST) List<@NotNull @Valid SubstituteBody> substitutes) {

        static SubstitutesBody of(List<Substitute> substitutes) {
            return new SubstitutesBody(substitutes.stream()
                    .map(each -> new SubstituteBody(each.sku(), each.price(), each.consent()))
                    .toList());
        }
    }

    /**
     * @param price what the customer pays: what the original cost, what the lists ask, or the lower of the two; LOWER when left out
     * @param consent whether the customer has to agree; true when left out
     */
    record SubstituteBody(
            @NotNull Sku sku,
            Substitute.@Nullable PriceRule price,
            @Nullable Boolean consent) {

        Substitute substitute() {
            return new Substitute(sku, price == null ? Substitute.PriceRule.LOWER : price, consent == null || consent);
        }
    }

    private final NameSubstitutes nameSubstitutes;
    private final ItemQueries items;

    SubstituteController(NameSubstitutes nameSubstitutes, ItemQueries items) {
        this.nameSubstitutes = nameSubstitutes;
        this.items = items;
    }

    @GetMapping("/{sku}/substitutes")
    @Operation(
            summary = "Read what may be given instead of an item",
            description = "The preferred one first. The entity tag is that of the item.")
    ResponseEntity<SubstitutesBody> get(@PathVariable String sku) {
        var item = items.get(sku(sku));
        return ResponseEntity.ok()
                .eTag(EntityTags.of(item.version()))
                .body(SubstitutesBody.of(items.substitutes(item.sku())));
    }

    /** A SKU may have a slash in it. */
    @Hidden
    @GetMapping("/{sku}/{rest}/substitutes")
    ResponseEntity<SubstitutesBody> get(@PathVariable String sku, @PathVariable String rest) {
        return get(sku + "/" + rest);
    }

    @PutMapping("/{sku}/substitutes")
    @Operation(
            summary = "Say what may be given instead of an item",
            description =
                    "The whole list, the preferred one first. Active items only; a kit neither has substitutes nor is one.")
    @ApiResponse(
            responseCode = "200",
            description = "The list as it is now",
            content = @Content(schema = @Schema(implementation = SubstitutesBody.class)))
    ResponseEntity<?> name(
            @PathVariable String sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SubstitutesBody body) {
        var substitutes =
                body.substitutes.stream().map(SubstituteBody::substitute).toList();
        var command = new NameSubstitutes.Command(sku(sku), substitutes, EntityTags.expected(ifMatch));
        return switch (nameSubstitutes.handle(command)) {
            case NameSubstitutes.Named(var _, var named, var version) ->
                ResponseEntity.ok().eTag(EntityTags.of(version)).body(SubstitutesBody.of(named));
            case NameSubstitutes.IsKit(var kit) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "kit-has-no-substitutes",
                        "%s is a kit.".formatted(kit),
                        Map.of("sku", kit));
            case NameSubstitutes.WrongSubstitutes(var wrong) -> throw complaint(wrong);
            case NameSubstitutes.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    @Hidden
    @PutMapping("/{sku}/{rest}/substitutes")
    ResponseEntity<?> name(
            @PathVariable String sku,
            @PathVariable String rest,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SubstitutesBody body) {
        return name(sku + "/" + rest, ifMatch, body);
    }

    private static Sku sku(String text) {
        return Sku.tryOf(text).orElseThrow(() -> new NotFound("item", text));
    }

    private static Invalid complaint(Map<Integer, Wrong> wrong) {
        return new Invalid(wrong.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Invalid.Field("substitutes[%d].sku".formatted(each.getKey()), said(each.getValue())))
                .toList());
    }

    private static String said(Wrong wrong) {
        return switch (wrong) {
            case ITSELF -> "is the item itself";
            case TWICE -> "is named already";
            case UNKNOWN -> "is no item of the catalog";
            case KIT -> "is a kit";
            case NOT_ACTIVE -> "is not active";
            case TOO_MANY -> "is one too many: an item has %d at most".formatted(Substitute.MOST);
        };
    }
}
