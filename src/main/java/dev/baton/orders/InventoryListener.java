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

/** When stock comes, moves or is on its way, whoever waits for it is looked at again. */
@Component
class InventoryListener implements Listener<StockEvent> {

    private final FillBackorders fillBackorders;

    InventoryListener(FillBackorders fillBackorders) {
        this.fillBackorders = fillBackorders;
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
        fillBackorders.handle(events.stream().map(StockEvent::sku).collect(Collectors.toCollection(TreeSet::new)));
    }
}
