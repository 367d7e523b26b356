package dev.baton.orders.web;

import dev.baton.customers.CustomerNumber;
import dev.baton.network.SiteCode;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LookalikeQueries;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.Reorder;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.KeepsOwnKeys;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders")
@Access("orders")
@Tag(name = "orders", description = "What customers want: placed, followed, held, amended, cancelled")
class OrderController {

    private static final int LONGEST_KEY = 255;

    private final NamedLines lines;
    private final PlaceOrder placeOrder;
    private final Reorder reorder;
    private final OrderQueries orders;
    private final LookalikeQueries lookalikes;
    private final CustomFieldQueries fields;

    OrderController(
            NamedLines lines,
            PlaceOrder placeOrder,
            Reorder reorder,
            OrderQueries orders,
            LookalikeQueries lookalikes,
            CustomFieldQueries fields) {
        this.lines = lines;
        this.lookalikes = lookalikes;
        this.fields = fields;
        this.placeOrder = placeOrder;
        this.reorder = reorder;
        this.orders = orders;
    }

    @PostMapping
    @KeepsOwnKeys
    @Operation(summary = "Place an order", description = """
                    The order is verified, priced, sourced, and its stock reserved or backordered: all of it, or nothing. The same
                    Idempotency-Key, or the same channel and externalReference, is the same order: its first answer is given
                    again, with the header Idempotent-Replayed.""")
    @ApiResponse(
            responseCode = "201",
            description = "The order, with the stock it got and the promise",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> place(
            @Parameter(description = "1 to 255 characters of your choice, different for every order")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Valid @RequestBody OrderBody body) {
        return isNoKey(key)
                ? notAKey()
                : answer(placeOrder.handle(lines.of(body).command(key)));
    }

    /** @param externalReference what the channel calls the new order */
    record ReorderBody(@Nullable @Size(min = 1, max = 100) String externalReference) {}

    @PostMapping("/{id}/reorders")
    @KeepsOwnKeys
    @Operation(
            summary = "Place an order again",
            description =
                    "What was ordered then, to the same address, at today's prices, stock and promise; answered as a new order.")
    @ApiResponse(
            responseCode = "201",
            description = "The new order",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> reorder(
            @PathVariable OrderId id,
            @Parameter(description = "1 to 255 characters of your choice, different for every order")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Valid @RequestBody ReorderBody body) {
        return isNoKey(key)
                ? notAKey()
                : answer(reorder.handle(new Reorder.Command(id, body.externalReference(), key)));
    }

    private static boolean isNoKey(@Nullable String key) {
        return key != null && (key.isBlank() || key.length() > LONGEST_KEY);
    }

    private static ResponseEntity<?> notAKey() {
        return Problems.answer(HttpStatus.BAD_REQUEST, "idempotency-key-not-valid", "A key has 1 to 255 characters.");
    }

    private static ResponseEntity<?> answer(PlaceOrder.Outcome outcome) {
        return switch (outcome) {
            case PlaceOrder.Placed(var order) ->
                ResponseEntity.created(address(order.id()))
                        .eTag(EntityTags.of(order.version()))
                        .body(order);
            case PlaceOrder.Replayed(var order, var answer) ->
                ResponseEntity.created(address(order))
                        .eTag(EntityTags.of(answer.path("version").asLong()))
                        .header("Idempotent-Replayed", "true")
                        .body(answer);
            case PlaceOrder.Unpriced(var lines) -> OrderProblems.unpriced(lines);
            case PlaceOrder.Rejected(var findings) -> OrderProblems.rejected(findings);
            case PlaceOrder.Reused(var field, var value, var order) -> OrderProblems.reused(field, value, order);
            case PlaceOrder.Busy() -> OrderProblems.busy();
        };
    }

    private static URI address(OrderId order) {
        return URI.create("/api/v1/orders/" + order);
    }

    @GetMapping
    @Operation(summary = "List orders", description = """
                    A filter that is left out lets everything through. With `count=true` the header Total-Count tells how many
                    there are: exactly up to 10,000, and with a + behind it when there are more.""")
    ResponseEntity<Page<OrderRow>> list(
            @Parameter(description = "any of these; may be repeated") @RequestParam(required = false) @Nullable
                    List<OrderStatus> status,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable CustomerNumber customer,
            @Parameter(description = "serves some of it") @RequestParam(required = false) @Nullable SiteCode site,
            @Parameter(description = "holds it now") @RequestParam(required = false) @Nullable HoldReason hold,
            @Parameter(description = "that people gave it, in whatever case") @RequestParam(required = false) @Nullable
                    String tag,
            @Parameter(
                            description =
                                    "what stands in a field of the company's own, in whatever case: its code, a colon and the value")
                    @RequestParam(required = false)
                    @Nullable
                    String customField,
            @RequestParam(required = false) @Nullable Instant placedFrom,
            @RequestParam(required = false) @Nullable Instant placedBefore,
            @Parameter(
                            description =
                                    "beginnings of words in number, reference, customer, mail, telephone, city, postcode or item; or a tracking number")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @RequestParam(required = false) @Nullable String externalReference,
            @Parameter(description = "promised for a day before this one, and something of it has not left")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate lateOn,
            @Parameter(description = "PROMISED lists only what still has to leave")
                    @RequestParam(defaultValue = "NEWEST")
                    OrderFilter.Sort sort,
            @Parameter(description = "whether the header Total-Count is wanted") @RequestParam(defaultValue = "false")
                    boolean count,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` or `previous` of another page")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        var filter = new OrderFilter(
                status == null ? List.of() : status,
                channel,
                customer,
                site,
                hold,
                tag,
                customField == null ? null : fields.filterOf(customField),
                placedFrom,
                placedBefore,
                text,
                externalReference,
                lateOn,
                sort);
        var answer = ResponseEntity.ok();
        if (count) {
            var counted = orders.count(filter);
            answer.header("Total-Count", counted.atLeast() + (counted.isExact() ? "" : "+"));
        }
        return answer.body(orders.list(filter, PageRequest.of(limit, cursor)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an order")
    ResponseEntity<OrderView> get(@PathVariable OrderId id) {
        var order = orders.get(id);
        return ResponseEntity.ok().eTag(EntityTags.of(order.version())).body(order);
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "List what happened to an order, the latest first")
    Page<TimelineEntry> timeline(
            @PathVariable OrderId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        orders.get(id);
        return orders.timeline(id, PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}/lookalikes")
    @Operation(summary = "List what may be the same order a second time", description = """
                    Of the same account or mail address, within seven days before or after, with the same reference or at least
                    half of the goods in common; the likest first.""")
    Page<LookalikeQueries.Lookalike> lookalikes(@PathVariable OrderId id) {
        return new Page<>(lookalikes.of(orders.get(id)), null);
    }

    @GetMapping("/{id}/sourcing")
    @Operation(
            summary = "Read why these sites serve an order",
            description = "One entry for every time it was decided, the latest first: what each site could have done.")
    Page<OrderQueries.Sourcing> sourcing(@PathVariable OrderId id) {
        orders.get(id);
        return new Page<>(orders.sourcing(id), null);
    }
}
