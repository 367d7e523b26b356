package dev.baton.fulfilment;

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

/** Orders that could be picked and of which no site has heard: between placing and the floor, news was lost. */
@Repository
class UnheardOrders implements DwellStates {

    static final String NOT_AT_SITE = "ORDER_NOT_AT_SITE";

    private static final String STANDING = """
            select orders.order_id, orders.number, orders.customer_name, orders.vip, orders.promised_on, orders.changed_at
            from orders.orders_view as orders
            where orders.tenant_id = :tenant
            and orders.status = 'READY'
            and orders.changed_at < :before
            and not exists (
                select
                from fulfilment.fulfilment_orders
                where fulfilment_orders.tenant_id = orders.tenant_id
                and fulfilment_orders.order_id = orders.order_id
                and fulfilment_orders.stage in ('OPEN', 'RELEASED'))
            and (cast(:among as uuid[]) is null or orders.order_id = any(cast(:among as uuid[])))
            order by orders.order_id
            limit :most
            """;

    private static final List<DwellState> STATES =
            List.of(new DwellState(new WorkKind(NOT_AT_SITE, "fulfilment", Severity.HIGH, 60, "SYSTEM"), 15));

    private final Db db;

    UnheardOrders(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        return db.sql(STANDING)
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .query((row, _) -> standing(row))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var id = Db.uuid(row, "order_id");
        var number = row.getString("number");
        return new Standing(
                new Subject("order", id, number),
                new AboutOrder(id, number, row.getString("customer_name")),
                "/orders/" + number,
                Sentence.of("worklist.wrong.not-at-site", Db.instant(row, "changed_at")),
                row.getBoolean("vip"),
                Db.dateOrNull(row, "promised_on"));
    }
}
