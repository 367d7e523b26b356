package dev.baton.orders;

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
import java.util.Objects;
import org.springframework.stereotype.Repository;

/**
 * Orders that stand although nothing is wrong with them that anybody was told: those that wait for stock for weeks, and those of
 * which a hold that is somebody else's to lift is never lifted.
 */
@Repository
class OrderDwellStates implements DwellStates {

    /** Holds that are no work of their own, because what they wait for ends them: a second person, goods that come back. */
    private static final String HELD = """
            select holds.hold_id, holds.reason, holds.placed_at as since, orders.order_id, orders.number,
                orders.customer_name, orders.vip, orders.promised_on
            from orders.holds
            join orders.orders on orders.tenant_id = holds.tenant_id and orders.order_id = holds.order_id
            where holds.tenant_id = :tenant
            and holds.released_at is null
            and holds.release_on is null
            and holds.placed_at < :before
            and orders.stage = 'OPEN'
            and (holds.reason = 'RETURN' or holds.automatic and holds.reason in ('DISCOUNT', 'EXPEDITE'))
            and (cast(:among as uuid[]) is null or holds.hold_id = any(cast(:among as uuid[])))
            order by holds.placed_at
            limit :most
            """;

    /** Of units that are promised from what is expected; what has no date at all is raised when it is placed. */
    private static final String WAITING = """
            select orders.order_id, orders.number, orders.customer_name, orders.vip, orders.promised_on,
                orders.placed_at as since, waiting.units, waiting.name, waiting.day
            from orders.orders
            cross join lateral (
                select sum(lines.backordered)::bigint as units, min(lines.name) as name,
                    max(lines.promised_on) as day
                from orders.lines
                where lines.tenant_id = orders.tenant_id
                and lines.order_id = orders.order_id
                and lines.backordered > 0
                and lines.promised_on is not null) as waiting
            where orders.tenant_id = :tenant
            and orders.status = any(string_to_array('BACKORDERED PARTIALLY_BACKORDERED PARTIALLY_SHIPPED', ' '))
            and orders.placed_at < :before
            and waiting.units > 0
            and (cast(:among as uuid[]) is null or orders.order_id = any(cast(:among as uuid[])))
            order by orders.order_id
            limit :most
            """;

    private static final List<DwellState> STATES = List.of(
            new DwellState(new WorkKind(OrderWork.HELD_LONG, "orders", Severity.NORMAL, 480, null), 1_440),
            new DwellState(new WorkKind(OrderWork.WAITS_LONG, "orders", Severity.NORMAL, 960, "SUPPLY"), 9_600));

    private final Db db;

    OrderDwellStates(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        boolean isHeld = look.state().equals(OrderWork.HELD_LONG);
        return db.sql(isHeld ? HELD : WAITING)
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .query((row, _) -> isHeld ? held(row) : waiting(row))
                .list();
    }

    /** Whom it waits for is the probable reason that it stands. */
    private static Standing held(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        return standing(
                row,
                new Subject("hold", Db.uuid(row, "hold_id"), row.getString("number")),
                Sentence.of(
                        "worklist.wrong.held-long",
                        Sentence.KEY + "orders.hold." + reason,
                        Db.instant(row, "since"),
                        Sentence.KEY + "worklist.wrong.held-long." + reason));
    }

    private static Standing waiting(ResultSet row) throws SQLException {
        return standing(
                row,
                new Subject("order", Db.uuid(row, "order_id"), row.getString("number")),
                Sentence.of(
                        "worklist.wrong.waits-long",
                        row.getLong("units"),
                        row.getString("name"),
                        Db.instant(row, "since"),
                        Objects.requireNonNull(Db.dateOrNull(row, "day"))));
    }

    private static Standing standing(ResultSet row, Subject subject, Sentence reason) throws SQLException {
        var number = row.getString("number");
        return new Standing(
                subject,
                new AboutOrder(Db.uuid(row, "order_id"), number, row.getString("customer_name")),
                "/orders/" + number,
                reason,
                row.getBoolean("vip"),
                Db.dateOrNull(row, "promised_on"));
    }
}
