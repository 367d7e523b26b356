package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** Who looks at which order now, on whichever node. */
@Repository
class Presence {

    private static final String SEE = """
            insert into notes.presence (tenant_id, order_id, person, seen_at, amending_at)
            select tenant_id, order_id, :person, :at, case when :amending then cast(:at as timestamptz) end
            from orders.orders_view
            where tenant_id = :tenant
            and order_id = :order
            on conflict (tenant_id, order_id, person) do update
            set seen_at = excluded.seen_at, amending_at = coalesce(excluded.amending_at, presence.amending_at)
            """;

    private static final String OTHERS = """
            select person, amending_at is not null and amending_at > :since as amending
            from notes.presence
            where tenant_id = :tenant
            and order_id = :order
            and person <> :person
            and seen_at > :since
            order by amending desc, person
            limit 20
            """;

    private static final String OTHERS_OF_MANY = """
            select order_id, person
            from notes.presence
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and person <> :person
            and seen_at > :since
            order by order_id, person
            limit 200
            """;

    private static final String LEAVE = """
            delete from notes.presence
            where tenant_id = :tenant
            and order_id = :order
            and person = :person
            """;

    @Unscoped("one job forgets for every tenant")
    private static final String FORGET = """
            delete from notes.presence
            where seen_at < :before
            """;

    private final Db db;

    Presence(Db db) {
        this.db = db;
    }

    /** Of an order that is not there, nothing is kept. */
    void see(OrderId order, String person, boolean amending, Instant at) {
        db.sql(SEE)
                .param("order", order.value())
                .param("person", person)
                .param("amending", amending)
                .param("at", Db.timestamp(at))
                .update();
    }

    /** Those who amend it first. */
    List<Present> others(OrderId order, String person, Instant since) {
        return db.sql(OTHERS)
                .param("order", order.value())
                .param("person", person)
                .param("since", Db.timestamp(since))
                .query((row, _) -> new Present(row.getString("person"), row.getBoolean("amending")))
                .list();
    }

    /** By order, only those at which somebody is. */
    Map<OrderId, List<String>> others(Collection<OrderId> orders, String person, Instant since) {
        var others = new HashMap<OrderId, List<String>>();
        db.sql(OTHERS_OF_MANY)
                .param("orders", Columns.texts(orders))
                .param("person", person)
                .param("since", Db.timestamp(since))
                .query(row -> {
                    others.computeIfAbsent(new OrderId(Db.uuid(row, "order_id")), _ -> new ArrayList<>())
                            .add(row.getString("person"));
                });
        return others;
    }

    void leave(OrderId order, String person) {
        db.sql(LEAVE).param("order", order.value()).param("person", person).update();
    }

    int forget(Instant before) {
        return db.unscoped(FORGET).param("before", Db.timestamp(before)).update();
    }
}
