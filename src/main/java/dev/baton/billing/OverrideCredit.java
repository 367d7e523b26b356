package dev.baton.billing;

import dev.baton.orders.Hold;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;

/**
 * Lets an order go although the customer's credit does not cover it, for a reason that is kept. It counts as owed from then on, and
 * stays released as long as it does not get dearer. Asking twice is no error.
 */
@UseCase
public class OverrideCredit {

    public record Command(OrderId order, String reason) {}

    public sealed interface Outcome permits CreditOverride, NothingToOverride {}

    /** It does not wait for credit. */
    public record NothingToOverride(OrderId order) implements Outcome {}

    private final CreditAccounts accounts;
    private final OrderQueries orders;
    private final ReleaseHold releaseHold;
    private final Audit audit;
    private final Clock clock;

    OverrideCredit(CreditAccounts accounts, OrderQueries orders, ReleaseHold releaseHold, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.orders = orders;
        this.releaseHold = releaseHold;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var customer = orders.get(command.order()).customer();
        if (customer == null) {
            return new NothingToOverride(command.order());
        }
        var now = clock.instant();
        accounts.lock(List.of(customer), now);
        var order = orders.get(command.order());
        var hold = order.holds().stream().filter(Hold::isCreditCheck).findFirst();
        var before = accounts.allowed(order.id());
        if (hold.isEmpty()) {
            return before.<Outcome>map(override -> override).orElseGet(() -> new NothingToOverride(order.id()));
        }
        var override = new CreditOverride(
                order.id(),
                order.money().currentTotal(),
                command.reason(),
                Caller.current().name(),
                now);
        accounts.allow(override, customer);
        releaseHold.handle(new ReleaseHold.Command(
                order.id(), hold.get().id(), "Although the credit does not cover it: " + command.reason(), null));
        audit.record("order", order.number(), "credit overridden", before.orElse(null), override);
        return override;
    }
}
