package dev.baton.fulfilment;

import dev.baton.platform.company.Companies;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Repository;

/**
 * Work that has come to a site and does not go on. What the order holds back, or what is to leave on a later day or together with
 * what is still missing, may wait.
 */
@Repository
public class FloorDwellStates implements DwellStates {

    static final String NOT_RELEASED = "FLOOR_NOT_RELEASED";
    public static final String NOT_BEGUN = "FLOOR_NOT_BEGUN";
    public static final String PICKING_STOPPED = "FLOOR_PICKING_STOPPED";
    public static final String NOT_PACKED = "FLOOR_NOT_PACKED";

    private static final String STANDING = """
            select fulfilment_id, number, order_id, order_number, customer_name, vip, site, ship_on, promised_on, units,
                entered.since
            from fulfilment.fulfilment_orders
            cross join lateral (
                select case status
                        when 'OPEN' then opened_at
                        when 'RELEASED' then released_at
                        else changed_at
                    end as since) as entered
            where tenant_id = :tenant
            and status = :status
            and entered.since < :before
            and (status <> 'OPEN' or ship_on <= :today and not exists (
                select
                from orders.orders_view
                join orders.lines_view on lines_view.tenant_id = orders_view.tenant_id
                    and lines_view.order_id = orders_view.order_id
                where orders_view.tenant_id = fulfilment_orders.tenant_id
                and orders_view.order_id = fulfilment_orders.order_id
                and orders_view.shipping_policy = 'COMPLETE'
                and lines_view.backordered > 0))
            and (cast(:among as uuid[]) is null or fulfilment_id = any(cast(:among as uuid[])))
            order by fulfilment_id
            limit :most
            """;

    private static final List<DwellState> STATES = List.of(
            new DwellState(new WorkKind(NOT_RELEASED, "fulfilment", Severity.NORMAL, 120, "WAREHOUSE"), 240),
            new DwellState(new WorkKind(NOT_BEGUN, "fulfilment", Severity.NORMAL, 120, "WAREHOUSE"), 240),
            new DwellState(new WorkKind(PICKING_STOPPED, "fulfilment", Severity.HIGH, 60, "WAREHOUSE"), 60),
            new DwellState(new WorkKind(NOT_PACKED, "fulfilment", Severity.NORMAL, 60, "WAREHOUSE"), 120));

    private final Db db;
    private final Companies companies;
    private final Clock clock;

    FloorDwellStates(Db db, Companies companies, Clock clock) {
        this.db = db;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        var status = status(look.state());
        return db.sql(STANDING)
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .param("status", status.name())
                .param("today", LocalDate.now(clock.withZone(companies.current().zone())))
                .query((row, _) -> standing(row, status))
                .list();
    }

    private static FulfilmentStatus status(String state) {
        return switch (state) {
            case NOT_RELEASED -> FulfilmentStatus.OPEN;
            case NOT_BEGUN -> FulfilmentStatus.RELEASED;
            case PICKING_STOPPED -> FulfilmentStatus.PICKING;
            case NOT_PACKED -> FulfilmentStatus.PICKED;
            default -> throw new IllegalArgumentException(state + " is no state of the floor");
        };
    }

    private static Standing standing(ResultSet row, FulfilmentStatus status) throws SQLException {
        return new Standing(
                new Subject("fulfilment order", Db.uuid(row, "fulfilment_id"), row.getString("number")),
                new AboutOrder(Db.uuid(row, "order_id"), row.getString("order_number"), row.getString("customer_name")),
                "/orders/" + row.getString("order_number"),
                Sentence.of(
                        "worklist.wrong.floor-" + status,
                        row.getLong("units"),
                        row.getString("site"),
                        Db.instant(row, "since")),
                row.getBoolean("vip"),
                Db.dateOrNull(row, "promised_on"));
    }
}
