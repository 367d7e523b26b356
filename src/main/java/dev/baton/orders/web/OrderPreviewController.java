package dev.baton.orders.web;

import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.PreviewOrder;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/order-previews")
@Access(value = "orders", asksOnly = true)
@Tag(name = "orders")
class OrderPreviewController {

    private final NamedLines lines;
    private final PreviewOrder previewOrder;

    OrderPreviewController(NamedLines lines, PreviewOrder previewOrder) {
        this.lines = lines;
        this.previewOrder = previewOrder;
    }

    @PostMapping
    @Operation(summary = "See what an order would be before it is placed", description = """
                    It is verified, priced, judged by the rules and sourced as if it were placed: the answer tells its money, which
                    sites would serve it, when it would arrive and what would hold it. Nothing is kept or reserved, and the
                    order has no number; its id is nobody's.""")
    @ApiResponse(
            responseCode = "200",
            description = "The order as it would be",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> preview(@Valid @RequestBody OrderBody body) {
        return switch (previewOrder.handle(lines.of(body).command(null))) {
            case PreviewOrder.Previewed(var order) -> ResponseEntity.ok(order);
            case PlaceOrder.Unpriced(var lines) -> OrderProblems.unpriced(lines);
            case PlaceOrder.Rejected(var findings) -> OrderProblems.rejected(findings);
        };
    }
}
