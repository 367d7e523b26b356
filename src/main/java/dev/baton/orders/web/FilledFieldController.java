package dev.baton.orders.web;

import dev.baton.orders.FillInCustomFields;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders/{id}/custom-fields")
@Access("orders")
@Tag(name = "custom fields")
class FilledFieldController {

    private final FillInCustomFields fillIn;

    FilledFieldController(FillInCustomFields fillIn) {
        this.fillIn = fillIn;
    }

    @PutMapping
    @Operation(summary = "Fill in custom fields of an order", description = """
                    Text, a number, a date such as 2026-11-30, true or false, or an option, by the type of each field. Null empties
                    one; what is not named stays as it is. Answers the order.""")
    ResponseEntity<OrderView> fillIn(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> values) {
        var order = switch (fillIn.handle(new FillInCustomFields.Command(id, values, ifMatch))) {
            case FillInCustomFields.FieldsFilledIn(var filled, var _, var _) -> filled;
            case FillInCustomFields.NothingChanged(var same) -> same;
        };
        return ResponseEntity.ok().eTag(EntityTags.of(order.version())).body(order);
    }
}
