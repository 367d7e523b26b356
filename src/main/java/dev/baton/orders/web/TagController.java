package dev.baton.orders.web;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderTag;
import dev.baton.orders.TagOrders;
import dev.baton.orders.TagQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("orders")
@Tag(name = "tags", description = "What people call orders by, beside what rules call them")
class TagController {

    /**
     * Tags for many orders at once.
     *
     * @param orders unknown ones are left out
     * @param add tags that all of them are to have
     * @param remove tags that none of them is to have
     */
    record TaggingBody(
            @NotEmpty @Size(max = PageRequest.MOST) List<@NotNull OrderId> orders,
            @Nullable @Size(max = OrderTag.MOST) List<@NotNull @Size(max = OrderTag.LONGEST) String> add,
            @Nullable @Size(max = OrderTag.MOST) List<@NotNull @Size(max = OrderTag.LONGEST) String> remove) {

        TagOrders.Command command() {
            return new TagOrders.Command(
                    orders, Objects.requireNonNullElse(add, List.of()), Objects.requireNonNullElse(remove, List.of()));
        }
    }

    /** What came of it for one order. */
    enum TaggingOutcome {
        TAGGED,
        NOTHING_CHANGED,
        TOO_MANY
    }

    /** @param outcome TOO_MANY: it would have more than twenty, so nothing was done with it */
    record TaggedOrder(OrderId order, String number, TaggingOutcome outcome) {

        static TaggedOrder of(OrderId order, TagOrders.Outcome outcome) {
            return new TaggedOrder(
                    order,
                    outcome.number(),
                    switch (outcome) {
                        case TagOrders.OrderTagged _ -> TaggingOutcome.TAGGED;
                        case TagOrders.NothingChanged _ -> TaggingOutcome.NOTHING_CHANGED;
                        case TagOrders.TooMany _ -> TaggingOutcome.TOO_MANY;
                    });
        }
    }

    private final OrderQueries orders;
    private final TagQueries tags;
    private final TagOrders tagOrders;

    TagController(OrderQueries orders, TagQueries tags, TagOrders tagOrders) {
        this.orders = orders;
        this.tags = tags;
        this.tagOrders = tagOrders;
    }

    @GetMapping("/order-tags")
    @Operation(summary = "List the tags in use", description = "By name, at most 500, each as it was written last.")
    Page<String> inUse() {
        return new Page<>(tags.inUse(), null);
    }

    @PostMapping("/order-tags")
    @Operation(summary = "Tag many orders at once", description = """
                    Each order by itself: the answer says what came of it for each. Neither the orders nor their versions
                    change.""")
    Page<TaggedOrder> tag(@Valid @RequestBody TaggingBody body) {
        return new Page<>(
                tagOrders.handle(body.command()).entrySet().stream()
                        .map(each -> TaggedOrder.of(each.getKey(), each.getValue()))
                        .toList(),
                null);
    }

    @GetMapping("/orders/{id}/tags")
    @Operation(
            summary = "List the tags of an order",
            description = "Those that people gave it, by name; those of rules are among its findings.")
    Page<OrderTag> list(@PathVariable OrderId id) {
        orders.get(id);
        return new Page<>(tags.of(id), null);
    }

    @PutMapping("/orders/{id}/tags/{tag}")
    @Operation(summary = "Tag an order", description = """
                    1 to 40 letters, digits, spaces and . _ : & + ! -; an order has at most 20. A tag that it has already, in
                    whatever case, stays as it is.""")
    @ApiResponse(
            responseCode = "200",
            description = "All its tags",
            content = @Content(schema = @Schema(implementation = OrderTag.class)))
    ResponseEntity<?> add(@PathVariable OrderId id, @PathVariable String tag) {
        return answer(id, new TagOrders.Command(List.of(id), List.of(tag), List.of()));
    }

    @DeleteMapping("/orders/{id}/tags/{tag}")
    @Operation(summary = "Take a tag off an order")
    @ApiResponse(
            responseCode = "200",
            description = "The tags that it still has",
            content = @Content(schema = @Schema(implementation = OrderTag.class)))
    ResponseEntity<?> remove(@PathVariable OrderId id, @PathVariable String tag) {
        return answer(id, new TagOrders.Command(List.of(id), List.of(), List.of(tag)));
    }

    private ResponseEntity<?> answer(OrderId id, TagOrders.Command command) {
        var outcome = tagOrders.handle(command).get(id);
        if (outcome == null) {
            throw new NotFound("order", id);
        }
        return outcome instanceof TagOrders.TooMany(var _, var number, var most)
                ? Problems.answer(
                        HttpStatus.CONFLICT,
                        "order-has-too-many-tags",
                        "%s would have more than %d tags.".formatted(number, most),
                        Map.of("order", id))
                : ResponseEntity.ok(new Page<>(tags.of(id), null));
    }
}
