package dev.baton.orders;

import dev.baton.orders.OrderEvent.Change;
import dev.baton.platform.NotFound;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What {@link AmendOrder} would make of an order: its money, stock, promise and holds before and after. Nothing is locked, reserved or
 * written, so what others do meanwhile may make it different when it is done.
 */
@Service
@Transactional(readOnly = true)
public class PreviewAmendment {

    public sealed interface Outcome permits Previewed, AmendOrder.Refusal {}

    /** @param changes what would be different, in words; its effects are seen in {@code after} */
    public record Previewed(OrderView before, OrderView after, Map<String, Change> changes) implements Outcome {}

    private final Orders orders;
    private final PrepareAmendment prepare;
    private final Generations generations;
    private final LookAtStock lookAtStock;
    private final Clock clock;

    PreviewAmendment(
            Orders orders, PrepareAmendment prepare, Generations generations, LookAtStock lookAtStock, Clock clock) {
        this.orders = orders;
        this.prepare = prepare;
        this.generations = generations;
        this.lookAtStock = lookAtStock;
        this.clock = clock;
    }

    public Outcome handle(AmendOrder.Command command) {
        var before = orders.find(List.of(command.order())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("order", command.order()));
        EntityTags.check(command.ifMatch(), before.version());
        if (!before.isAmendable()) {
            return new AmendOrder.TooLate(before.id(), before.stage());
        }
        var now = clock.instant();
        generations.read();
        return switch (prepare.handle(before, command, now)) {
            case PrepareOrder.NoPrice(var lines) -> new AmendOrder.Unpriced(before.id(), lines);
            case PrepareOrder.Rejected(var findings) -> new AmendOrder.Rejected(before.id(), findings);
            case Draft draft -> {
                var changes = Amendment.changes(before, draft);
                yield changes.isEmpty()
                        ? new AmendOrder.NothingChanged(before.id())
                        : previewed(before, draft, changes, now);
            }
        };
    }

    private Previewed previewed(Order before, Draft draft, Map<String, Change> changes, Instant now) {
        var amendment = lookAtStock.amending(before, draft, now);
        return new Previewed(OrderView.of(before), OrderView.of(amendment.after()), changes);
    }
}
