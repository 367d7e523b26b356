package dev.baton.console.notes;

import dev.baton.console.orders.OrderLookUp;
import dev.baton.notes.LookAtOrder;
import dev.baton.notes.Present;
import dev.baton.orders.OrderId;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page of an order says and asks while it is looked at: that somebody is there, and who else is. */
@RestController
@Access(value = "orders", asksOnly = true)
@WithinScope(OrderId.class)
class PresenceScreen {

    private final OrderLookUp lookUp;
    private final LookAtOrder lookAtOrder;

    PresenceScreen(OrderLookUp lookUp, LookAtOrder lookAtOrder) {
        this.lookUp = lookUp;
        this.lookAtOrder = lookAtOrder;
    }

    @PostMapping("/orders/{order}/presence")
    ResponseEntity<List<Present>> look(
            @PathVariable("order") String name, @RequestParam(defaultValue = "false") boolean amending) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(lookAtOrder.handle(lookUp.id(name), amending));
    }

    @PostMapping("/orders/{order}/presence/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void over(@PathVariable("order") String name) {
        lookAtOrder.over(lookUp.id(name));
    }
}
