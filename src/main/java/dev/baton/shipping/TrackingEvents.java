package dev.baton.shipping;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Every statement that touches what carriers say. */
@Repository
class TrackingEvents {

    private static final String ADD = """
            insert into shipping.tracking_events
                (tenant_id, shipment_id, tracking_number, code, happened_at, place, words, estimated_on, received_at,
                received_from)
            select :tenant, :shipment, tracking_number, code, happened_at, place, words, estimated_on, :received_at,
                :received_from
            from unnest(:numbers::text[], :codes::text[], :times::timestamptz[], :places::text[], :words::text[],
                :estimates::date[]) as told (tracking_number, code, happened_at, place, words, estimated_on)
            on conflict (tenant_id, shipment_id, tracking_number, code, happened_at) do nothing
            """;

    private static final String LIST = """
            select tracking_number, code, happened_at, place, words, estimated_on, received_at, received_from
            from shipping.tracking_events
            where tenant_id = :tenant
            and shipment_id = :shipment
            order by happened_at, code, tracking_number
            """;

    private final Db db;

    TrackingEvents(Db db) {
        this.db = db;
    }

    /** @return how many were news */
    int add(ShipmentId shipment, List<Scan> scans, Instant receivedAt, String receivedFrom) {
        if (scans.isEmpty()) {
            return 0;
        }
        return db.sql(ADD)
                .param("shipment", shipment.value())
                .param("numbers", Columns.text(scans, Scan::trackingNumber))
                .param("codes", Columns.text(scans, Scan::code))
                .param("times", Columns.instants(scans, Scan::at))
                .param("places", Columns.text(scans, Scan::place))
                .param("words", Columns.text(scans, Scan::words))
                .param("estimates", Columns.text(scans, Scan::estimatedOn))
                .param("received_at", Db.timestamp(receivedAt))
                .param("received_from", receivedFrom)
                .update();
    }

    List<TrackingEvent> list(ShipmentId shipment) {
        return db.sql(LIST)
                .param("shipment", shipment.value())
                .query((row, _) -> new TrackingEvent(
                        row.getString("tracking_number").isEmpty() ? null : row.getString("tracking_number"),
                        TrackingCode.valueOf(row.getString("code")),
                        Db.instant(row, "happened_at"),
                        row.getString("place"),
                        row.getString("words"),
                        Db.dateOrNull(row, "estimated_on"),
                        Db.instant(row, "received_at"),
                        row.getString("received_from")))
                .list();
    }

    List<Scan> scans(ShipmentId shipment) {
        return list(shipment).stream()
                .map(event -> new Scan(
                        event.trackingNumber() == null ? "" : event.trackingNumber(),
                        event.code(),
                        event.at(),
                        event.place(),
                        event.words(),
                        event.estimatedOn()))
                .toList();
    }
}
