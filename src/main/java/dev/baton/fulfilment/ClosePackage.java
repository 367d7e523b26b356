package dev.baton.fulfilment;

import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.platform.UseCase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Closes a package, so that it may leave; closing it again only corrects its weight. */
@UseCase
public class ClosePackage {

    /** @param scaleGrams what the scale says of all of it, which outweighs what was computed; null when there is no scale */
    public record Command(
            FulfilmentOrderId fulfilmentOrder,
            PackageId parcel,
            @Nullable Long scaleGrams) {}

    public sealed interface Outcome permits PackageClosed, AlreadyShipped {}

    public record AlreadyShipped(FulfilmentOrderId fulfilmentOrder, String parcel) implements Outcome {}

    private final FulfilmentOrders orders;
    private final Clock clock;

    ClosePackage(FulfilmentOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var outcome = order.close(command.parcel(), command.scaleGrams(), clock.instant());
        if (outcome instanceof PackageClosed closed) {
            orders.record(order, closed);
        }
        return outcome;
    }
}
