package dev.baton.shipping;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about shipments. */
@Service
@Transactional(readOnly = true)
public class ShipmentQueries {

    private final Shipments shipments;
    private final ShipmentList list;
    private final TrackingEvents events;
    private final Tariffs tariffs;

    ShipmentQueries(Shipments shipments, ShipmentList list, TrackingEvents events, Tariffs tariffs) {
        this.shipments = shipments;
        this.list = list;
        this.events = events;
        this.tariffs = tariffs;
    }

    public ShipmentView get(ShipmentId id) {
        return ShipmentView.of(shipments.get(id), carriers());
    }

    /**
     * The shipment that people call by its number, and programs by its id.
     *
     * @throws dev.baton.platform.NotFound when it is neither
     */
    public ShipmentId called(String name) {
        var asked = name.strip();
        return byNumber(asked.toUpperCase(Locale.ROOT)).orElseGet(() -> ShipmentId.of(asked));
    }

    public Optional<ShipmentId> byNumber(String number) {
        return shipments.byNumber(number);
    }

    /** How many wait in each queue; what has arrived is not counted. */
    public Map<ShipmentQueue, Long> counts() {
        return list.counts();
    }

    /** Those that are there, oldest first. */
    public List<ShipmentView> find(Collection<ShipmentId> ids) {
        return views(shipments.find(ids));
    }

    /** Oldest first, the voided among them. */
    public List<ShipmentView> ofOrder(OrderId order) {
        return views(shipments.ofOrder(order));
    }

    /** Newest first. */
    public Page<ShipmentRow> list(ShipmentFilter filter, PageRequest request) {
        return list.list(filter, request);
    }

    /** In the order in which it was seen. */
    public List<TrackingEvent> tracking(ShipmentId id) {
        shipments.get(id);
        return events.list(id);
    }

    private List<ShipmentView> views(List<Shipment> found) {
        var carriers = carriers();
        return found.stream()
                .map(shipment -> ShipmentView.of(shipment, carriers))
                .toList();
    }

    private Map<String, Carrier> carriers() {
        return tariffs.carriers().stream().collect(Collectors.toMap(Carrier::code, Function.identity()));
    }
}
