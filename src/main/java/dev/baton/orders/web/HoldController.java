package dev.baton.orders.web;

import dev.baton.orders.HoldFilter;
import dev.baton.orders.HoldQueries;
import dev.baton.orders.HoldReason;
import dev.baton.orders.HoldRow;
import dev.baton.orders.HoldSource;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holds over all orders; one order's are read with it. */
@RestController
@RequestMapping("/api/v1/holds")
@Access("orders")
@Tag(name = "holds", description = "What orders wait for, who sees to it, and holding or releasing many at once")
class HoldController {

    private final HoldQueries holds;

    HoldController(HoldQueries holds) {
        this.holds = holds;
    }

    @GetMapping
    @Operation(summary = "List holds", description = """
                    Those that hold an order now, the oldest first, unless something else is asked for. With `count=true` the header
                    Total-Count tells how many there are: exactly up to 10,000, and with a + behind it when there are more.""")
    ResponseEntity<Page<HoldRow>> list(
            @RequestParam(defaultValue = "ACTIVE") HoldFilter.State state,
            @RequestParam(required = false) @Nullable HoldReason reason,
            @Parameter(description = "who or what placed it") @RequestParam(required = false) @Nullable
                    HoldSource source,
            @Parameter(description = "the name of who sees to it") @RequestParam(required = false) @Nullable
                    String owner,
            @Parameter(description = "only those that you see to") @RequestParam(defaultValue = "false") boolean mine,
            @Parameter(description = "only those that nobody sees to") @RequestParam(defaultValue = "false")
                    boolean unowned,
            @Parameter(description = "the code of the rule that found it") @RequestParam(required = false) @Nullable
                    String rule,
            @Parameter(description = "stands since before") @RequestParam(required = false) @Nullable
                    Instant placedBefore,
            @Parameter(description = "beginnings of words by which the order is found")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @RequestParam(defaultValue = "OLDEST") HoldFilter.Sort sort,
            @Parameter(description = "whether the header Total-Count is wanted") @RequestParam(defaultValue = "false")
                    boolean count,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` or `previous` of another page")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        if ((owner != null ? 1 : 0) + (mine ? 1 : 0) + (unowned ? 1 : 0) > 1) {
            throw new Invalid("owner", "cannot be asked for together with mine or unowned");
        }
        var filter = new HoldFilter(
                state,
                reason,
                source,
                mine ? Caller.current().name() : owner,
                unowned,
                rule,
                null,
                placedBefore,
                text,
                sort);
        var answer = ResponseEntity.ok();
        if (count) {
            var counted = holds.count(filter);
            answer.header("Total-Count", counted.atLeast() + (counted.isExact() ? "" : "+"));
        }
        return answer.body(holds.list(filter, PageRequest.of(limit, cursor)));
    }
}
