package dev.baton.orders.web;

import dev.baton.catalog.Sku;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PreviewSubstitution;
import dev.baton.orders.SubstituteItem;
import dev.baton.orders.SubstituteItem.Agreement;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Another item instead of one that was ordered. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
@Access("orders")
@Tag(name = "orders")
class SubstitutionController {

    /**
     * What is given instead of what.
     *
     * @param line by its id
     * @param quantity how many units of it; left out for all that nobody on a floor has touched
     * @param substitute one that the item of the line names
     * @param agreement how the customer agreed; NOT_ASKED where the item lets the desk decide
     * @param total of the order as the customer saw it: at another, or when not all units are in stock, nothing is done
     */
    record SubstitutionBody(
            @NotNull LineId line,
            @Nullable @Min(1) @Max(1_000_000_000_000L) Long quantity,
            @NotNull Sku substitute,
            @NotNull Agreement agreement,
            @Nullable Money total,
            @Nullable @Size(max = 2000) String note) {}

    /**
     * What would be given instead of what.
     *
     * @param line by its id
     * @param quantity how many units of it; left out for all that nobody on a floor has touched
     * @param substitute one that the item of the line names
     */
    record PreviewBody(
            @NotNull LineId line,
            @Nullable @Min(1) @Max(1_000_000_000_000L) Long quantity,
            @NotNull Sku substitute) {}

    private final SubstituteItem substituteItem;
    private final PreviewSubstitution previewSubstitution;
    private final OrderQueries orders;

    SubstitutionController(
            SubstituteItem substituteItem, PreviewSubstitution previewSubstitution, OrderQueries orders) {
        this.substituteItem = substituteItem;
        this.previewSubstitution = previewSubstitution;
        this.orders = orders;
    }

    @PostMapping("/substitutions")
    @Operation(
            summary = "Give the customer another item instead of one that was ordered",
            description =
                    "One amendment of an order of which nothing has gone to a floor: the units leave their line, and a line of the substitute is added at the price of its rule. Everything else keeps its price.")
    @ApiResponse(
            responseCode = "200",
            description = "The order; its last line is that of the substitute",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> substitute(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SubstitutionBody body) {
        var outcome = substituteItem.handle(new SubstituteItem.Command(
                id,
                body.line,
                units(id, body.line, body.quantity),
                body.substitute,
                body.agreement,
                body.total == null ? null : new SubstituteItem.Seen(body.total),
                body.note,
                ifMatch));
        return switch (outcome) {
            case SubstituteItem.Substituted _ -> {
                var order = orders.get(id);
                yield ResponseEntity.ok().eTag(EntityTags.of(order.version())).body(order);
            }
            case SubstituteItem.Refusal refusal -> refused(refusal);
        };
    }

    @PostMapping("/substitution-previews")
    @Access(value = "orders", asksOnly = true)
    @Operation(
            summary = "See what giving another item would do to an order",
            description =
                    "Its money, stock and promise before and after, and how much of the substitute is in stock. Nothing is kept or reserved, so it may be different later.")
    @ApiResponse(
            responseCode = "200",
            description = "The order before and after, and the substitute",
            content = @Content(schema = @Schema(implementation = PreviewSubstitution.Previewed.class)))
    ResponseEntity<?> preview(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PreviewBody body) {
        var units = units(id, body.line, body.quantity);
        return switch (previewSubstitution.handle(id, body.line, units, body.substitute, ifMatch)) {
            case PreviewSubstitution.Previewed previewed -> ResponseEntity.ok(previewed);
            case SubstituteItem.Refusal refusal -> refused(refusal);
        };
    }

    private long units(OrderId id, LineId line, @Nullable Long quantity) {
        var found = orders.get(id).lines().stream()
                .filter(each -> each.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new Invalid("line", "is no line of this order"));
        return quantity == null ? found.quantities().open() : quantity;
    }

    private static ResponseEntity<?> refused(SubstituteItem.Refusal refusal) {
        return switch (refusal) {
            case SubstituteItem.TooLate(var order, var stage) -> OrderProblems.tooLateToAmend(order, stage);
            case SubstituteItem.LineGone(var order, var line) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "units-not-open",
                        "The line is no longer on the order.",
                        Map.of("order", order, "line", line, "possible", 0));
            case SubstituteItem.NotOpen(var order, var sku, var open, var asked) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "units-not-open",
                        "Only %d of %d × %s can still be substituted.".formatted(open, asked, sku),
                        Map.of("order", order, "sku", sku, "possible", open, "asked", asked));
            case SubstituteItem.NotASubstitute(var order, var sku, var substitute) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "not-a-substitute",
                        "%s is not named as a substitute of %s, or is not active.".formatted(substitute, sku),
                        Map.of("order", order, "sku", sku, "substitute", substitute));
            case SubstituteItem.PartOfKit(var order, var sku, var kit) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "part-of-kit",
                        "%s was ordered in the kit %s.".formatted(sku, kit),
                        Map.of("order", order, "sku", sku, "kit", kit));
            case SubstituteItem.NeedsConsent(var order, var substitute) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "substitute-needs-consent",
                        "The customer has to agree to %s.".formatted(substitute),
                        Map.of("order", order, "substitute", substitute));
            case SubstituteItem.NotAsSeen(var order, var total) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "substitution-not-as-seen",
                        "It would come to %s now, or not all of it is in stock.".formatted(total),
                        Map.of("order", order, "total", total));
            case SubstituteItem.Unpriced(var _, var lines) -> OrderProblems.unpriced(lines);
            case SubstituteItem.Rejected(var _, var findings) -> OrderProblems.rejected(findings);
        };
    }
}
