package dev.baton.events;

import dev.baton.events.Payload.FulfilmentReference;
import dev.baton.events.Payload.OrderReference;
import dev.baton.events.Payload.ShipmentReference;
import dev.baton.fulfilment.FulfilmentEvent;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.events.Event;
import dev.baton.shipping.ShipmentEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Looks up the numbers and names that events leave out, for a whole batch at once. */
@Repository
class ReferenceReads {

    private static final String ORDERS = """
            select order_id, number, channel, external_reference, customer
            from orders.orders_view
            where tenant_id = :tenant
            and order_id = any(:ids::uuid[])
            """;

    private static final String FULFILMENTS = """
            select fulfilment_id, number, site
            from fulfilment.fulfilment_orders_view
            where tenant_id = :tenant
            and fulfilment_id = any(:ids::uuid[])
            """;

    private static final String SHIPMENTS = """
            select shipment_id, number, carrier, service, tracking_numbers
            from shipping.shipments_view
            where tenant_id = :tenant
            and shipment_id = any(:ids::uuid[])
            """;

    private final Db db;

    ReferenceReads(Db db) {
        this.db = db;
    }

    References of(Collection<? extends Event> events) {
        return new References(
                read(
                        ORDERS,
                        ids(events, Event::subject),
                        (row, _) -> new OrderReference(
                                Db.uuid(row, "order_id"),
                                row.getString("number"),
                                row.getString("channel"),
                                row.getString("external_reference"),
                                row.getString("customer")),
                        OrderReference::id),
                read(
                        FULFILMENTS,
                        ids(
                                events,
                                event -> event instanceof FulfilmentEvent happened
                                        ? happened.fulfilmentOrder().value()
                                        : null),
                        (row, _) -> new FulfilmentReference(
                                Db.uuid(row, "fulfilment_id"), row.getString("number"), row.getString("site")),
                        FulfilmentReference::id),
                read(
                        SHIPMENTS,
                        ids(
                                events,
                                event -> event instanceof ShipmentEvent happened
                                        ? happened.shipment().value()
                                        : null),
                        (row, _) -> new ShipmentReference(
                                Db.uuid(row, "shipment_id"),
                                row.getString("number"),
                                row.getString("carrier"),
                                row.getString("service"),
                                Db.texts(row, "tracking_numbers")),
                        ShipmentReference::id));
    }

    private <T> Map<UUID, T> read(String statement, List<UUID> ids, RowMapper<T> mapper, Function<T, UUID> key) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return db.sql(statement).param("ids", Columns.texts(ids)).query(mapper).list().stream()
                .collect(Collectors.toMap(key, reference -> reference));
    }

    private static List<UUID> ids(Collection<? extends Event> events, Function<Event, @Nullable UUID> of) {
        return events.stream().map(of).filter(Objects::nonNull).distinct().toList();
    }
}
