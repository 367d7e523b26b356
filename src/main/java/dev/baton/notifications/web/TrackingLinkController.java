package dev.baton.notifications.web;

import dev.baton.notifications.TrackingLink;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders/{order}/tracking-link")
@Access("orders")
@Tag(name = "messages", description = "What customers are told: letters, and the public page of an order")
class TrackingLinkController {

    private final TrackingLinks links;

    TrackingLinkController(TrackingLinks links) {
        this.links = links;
    }

    @GetMapping
    @Operation(summary = "Read the link to the public page of an order", description = """
                    Whoever has the link sees where the order is, without signing in. Not found until one is issued, which the
                    first letter to the customer does.""")
    TrackingLink get(@PathVariable OrderId order) {
        return links.current(order).orElseThrow(() -> new NotFound("tracking link of order", order));
    }

    @PostMapping
    @Operation(summary = "Issue the link to the public page of an order", description = """
                    The same one again while it is there, with a longer life. With renew=true another one, and the old one opens
                    nothing any more.""")
    TrackingLink issue(@PathVariable OrderId order, @RequestParam(defaultValue = "false") boolean renew) {
        return renew ? links.renew(order) : links.issue(order);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back the link to the public page of an order")
    void revoke(@PathVariable OrderId order) {
        links.revoke(order);
    }
}
