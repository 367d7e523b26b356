package dev.baton.orders;

import dev.baton.inventory.StockEvent;
import dev.baton.inventory.StockEvent.StockAdjusted;
import dev.baton.inventory.StockEvent.StockFreed;
import dev.baton.inventory.StockEvent.StockReceived;
import dev.baton.inventory.StockEvent.StockTransferred;
import dev.baton.inventory.StockEvent.SupplyChanged;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When stock comes, moves or is on its way, whoever waits for it is looked at again, and who is held until there is enough. */
@Component
class InventoryListener implements Listener<StockEvent> {

    private final FillBackorders fillBackorders;
    private final ReleaseWhenTrue releaseWhenTrue;
    private final Orders orders;

    InventoryListener(FillBackorders fillBackorders, ReleaseWhenTrue releaseWhenTrue, Orders orders) {
        this.fillBackorders = fillBackorders;
        this.releaseWhenTrue = releaseWhenTrue;
        this.orders = orders;
    }

    @Override
    public Set<Class<? extends StockEvent>> events() {
        return Set.of(
                StockReceived.class,
                StockAdjusted.class,
                StockFreed.class,
                StockTransferred.class,
                SupplyChanged.class);
    }

    @Override
    public void on(List<StockEvent> events) {
        var skus = events.stream().map(StockEvent::sku).collect(Collectors.toCollection(TreeSet::new));
        fillBackorders.handle(skus);
        releaseWhenTrue.handle(orders.heldUntilTrueWith(skus));
    }
}
