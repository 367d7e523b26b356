package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldAssigned;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says who sees to a hold, or that nobody does any more. Saying it twice changes nothing. */
@UseCase
public class AssignHold {

    /** @param owner the name of somebody who may sign in; null for nobody */
    public record Command(
            OrderId order,
            UUID hold,
            @Nullable String owner,
            @Nullable String ifMatch) {}

    public sealed interface Outcome permits HoldAssigned, NothingChanged, AlreadyReleased {}

    public record NothingChanged(OrderId order, Hold hold) implements Outcome {}

    /** There is nothing left to see to. */
    public record AlreadyReleased(OrderId order, Hold hold) implements Outcome {}

    private final Orders orders;
    private final HoldOwners owners;
    private final Audit audit;
    private final Clock clock;

    AssignHold(Orders orders, HoldOwners owners, Audit audit, Clock clock) {
        this.orders = orders;
        this.owners = owners;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        owners.check(command.owner());
        var order = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), order.version());
        var outcome = order.assignHold(command.hold(), command.owner(), clock.instant());
        if (outcome instanceof HoldAssigned assigned) {
            orders.record(order, order.after(assigned), assigned);
            audit.record(
                    "hold",
                    "%s %s".formatted(order.head().number(), assigned.reason()),
                    "assigned",
                    owner(assigned.before()),
                    owner(assigned.owner()));
        }
        return outcome;
    }

    private static Map<String, @Nullable String> owner(@Nullable String name) {
        var owner = new HashMap<String, @Nullable String>();
        owner.put("owner", name);
        return owner;
    }
}
