package dev.baton.orders;

import dev.baton.platform.Ids;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The events of an order, for people. */
@Repository
class OrderTimeline {

    private static final String ADD = """
            insert into orders.timeline (tenant_id, order_id, entry_id, at, actor_kind, actor, type, data)
            select :tenant, order_id, entry_id, at, actor_kind, actor, type, data::jsonb
            from unnest(:orders::uuid[], :entries::uuid[], :times::timestamptz[], :kinds::text[], :actors::text[],
                :types::text[], :data::text[]) as added (order_id, entry_id, at, actor_kind, actor, type, data)
            """;

    private static final String LIST = """
            select entry_id, at, actor_kind, actor, type, data
            from orders.timeline
            where tenant_id = :tenant
            """;

    record Entry(OrderId order, Caller actor, String type, Object data, Instant at) {

        static Entry of(Caller actor, OrderEvent event) {
            return new Entry(event.order(), actor, event.getClass().getSimpleName(), event, event.at());
        }
    }

    private final Db db;
    private final JsonMapper json;

    OrderTimeline(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void add(OrderId order, String type, Object data, Instant at) {
        add(List.of(new Entry(order, Caller.current(), type, data, at)));
    }

    void add(List<Entry> entries) {
        db.sql(ADD)
                .param("orders", Columns.text(entries, Entry::order))
                .param("entries", Columns.text(entries, _ -> Ids.next()))
                .param("times", Columns.text(entries, Entry::at))
                .param("kinds", Columns.text(entries, entry -> entry.actor().kind()))
                .param("actors", Columns.text(entries, entry -> entry.actor().name()))
                .param("types", Columns.text(entries, Entry::type))
                .param("data", Columns.text(entries, entry -> json.writeValueAsString(entry.data())))
                .update();
    }

    /** Newest first. */
    Page<TimelineEntry> list(OrderId order, PageRequest request) {
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where("order_id = :order", "order", order.value())
                .page(
                        db,
                        request,
                        List.of(new SortKey("entry_id", "uuid", true)),
                        (row, _) -> new TimelineEntry(
                                Db.uuid(row, "entry_id"),
                                Db.instant(row, "at"),
                                row.getString("actor_kind"),
                                row.getString("actor"),
                                row.getString("type"),
                                json.readTree(row.getString("data"))),
                        entry -> Cursor.of(entry.id()));
    }
}
