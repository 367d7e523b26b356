package dev.baton.shipping;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Goods that nobody ships, parcels that wait for a label or at the door, and those of which no news comes, or no good news. */
@Repository
public class ShipmentDwellStates implements DwellStates {

    public static final String NOT_SHIPPED = "PACKED_NOT_SHIPPED";
    static final String WITHOUT_LABEL = "PARCEL_WITHOUT_LABEL";
    public static final String NOT_COLLECTED = "PARCEL_NOT_COLLECTED";
    public static final String SILENT = "PARCEL_SILENT";
    public static final String STOPPED = "PARCEL_STOPPED";

    /** Of packed goods: those that no shipment has taken. */
    private static final String PACKED = """
            select packed.fulfilment_id, packed.number, packed.order_id, packed.order_number, packed.customer_name,
                packed.vip, packed.site, packed.promised_on, packed.changed_at as since
            from fulfilment.fulfilment_orders_view as packed
            where packed.tenant_id = :tenant
            and packed.status = 'PACKED'
            and packed.changed_at < :before
            and not exists (
                select
                from shipping.shipments
                where shipments.tenant_id = packed.tenant_id
                and shipments.order_id = packed.order_id
                and shipments.fulfilment_order_id = packed.fulfilment_id
                and shipments.status <> 'VOIDED')
            and (cast(:among as uuid[]) is null or packed.fulfilment_id = any(cast(:among as uuid[])))
            order by packed.fulfilment_id
            limit :most
            """;

    private static final String SHIPMENT = """
            shipments.shipment_id, shipments.number, shipments.order_id, shipments.order_number, shipments.customer_name,
            shipments.carrier_name, shipments.needed_by, shipments.status, shipments.purchase,
            """;

    private static final String IN_HOUSE = "select " + SHIPMENT + """
            coalesce(shipments.labelled_at, shipments.created_at) as since
            from shipping.shipments
            where shipments.tenant_id = :tenant
            and shipments.status not in ('DELIVERED', 'VOIDED')
            and shipments.status = :status
            and coalesce(shipments.labelled_at, shipments.created_at) < :before
            and (cast(:among as uuid[]) is null or shipments.shipment_id = any(cast(:among as uuid[])))
            order by since
            limit :most
            """;

    /** Since the carrier last said anything. */
    private static final String UNDER_WAY = "select " + SHIPMENT + """
            coalesce(news.at, shipments.dispatched_at) as since
            from shipping.shipments
            cross join lateral (
                select max(tracking_events.received_at) as at
                from shipping.tracking_events
                where tracking_events.tenant_id = shipments.tenant_id
                and tracking_events.shipment_id = shipments.shipment_id) as news
            where shipments.tenant_id = :tenant
            and shipments.status not in ('DELIVERED', 'VOIDED')
            and shipments.status = any(string_to_array(:statuses, ' '))
            and shipments.dispatched_at < :before
            and coalesce(news.at, shipments.dispatched_at) < :before
            and (cast(:among as uuid[]) is null or shipments.shipment_id = any(cast(:among as uuid[])))
            order by since
            limit :most
            """;

    private static final List<DwellState> STATES = List.of(
            new DwellState(new WorkKind(NOT_SHIPPED, "shipping", Severity.HIGH, 60, "WAREHOUSE"), 120),
            new DwellState(new WorkKind(WITHOUT_LABEL, "shipping", Severity.HIGH, 60, "CARRIER"), 30),
            new DwellState(new WorkKind(NOT_COLLECTED, "shipping", Severity.NORMAL, 120, "CARRIER"), 600),
            new DwellState(new WorkKind(SILENT, "shipping", Severity.NORMAL, 480, "CARRIER"), 1_200),
            new DwellState(new WorkKind(STOPPED, "shipping", Severity.HIGH, 240, "CARRIER"), 60));

    private final Db db;

    ShipmentDwellStates(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        var statement = switch (look.state()) {
            case NOT_SHIPPED -> db.sql(PACKED);
            case WITHOUT_LABEL -> db.sql(IN_HOUSE).param("status", ShipmentStatus.PREPARED.name());
            case NOT_COLLECTED -> db.sql(IN_HOUSE).param("status", ShipmentStatus.LABELLED.name());
            case SILENT -> db.sql(UNDER_WAY).param("statuses", "DISPATCHED IN_TRANSIT OUT_FOR_DELIVERY");
            case STOPPED -> db.sql(UNDER_WAY).param("statuses", ShipmentStatus.EXCEPTION.name());
            default -> throw new IllegalArgumentException(look.state() + " is no state of a shipment");
        };
        return statement
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .query((row, _) -> look.state().equals(NOT_SHIPPED) ? packed(row) : parcel(row))
                .list();
    }

    private static Standing packed(ResultSet row) throws SQLException {
        return new Standing(
                new Subject("fulfilment order", Db.uuid(row, "fulfilment_id"), row.getString("number")),
                order(row),
                "/ship?fulfilmentOrder=" + Db.uuid(row, "fulfilment_id"),
                Sentence.of("worklist.wrong.packed", row.getString("site"), Db.instant(row, "since")),
                row.getBoolean("vip"),
                Db.dateOrNull(row, "promised_on"));
    }

    private static AboutOrder order(ResultSet row) throws SQLException {
        return new AboutOrder(Db.uuid(row, "order_id"), row.getString("order_number"), row.getString("customer_name"));
    }

    private static Standing parcel(ResultSet row) throws SQLException {
        var number = row.getString("number");
        return new Standing(
                new Subject("shipment", Db.uuid(row, "shipment_id"), number),
                order(row),
                "/shipments/" + number,
                Sentence.of(
                        "worklist.wrong.parcel-" + why(row), row.getString("carrier_name"), Db.instant(row, "since")),
                false,
                Db.dateOrNull(row, "needed_by"));
    }

    /** Of one that has no label, what became of its purchase. */
    private static String why(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return status.equals(ShipmentStatus.PREPARED.name()) ? row.getString("purchase") : status;
    }
}
