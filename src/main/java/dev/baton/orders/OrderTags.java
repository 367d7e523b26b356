package dev.baton.orders;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** The tags that people give orders. */
@Repository
class OrderTags {

    private static final String LOCK = """
            select order_id, number
            from orders.orders
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id
            for update
            """;

    private static final String OF = """
            select order_id, tag, tagged_at, tagged_by
            from orders.order_tags
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id, tag_key
            """;

    private static final String ADD = """
            insert into orders.order_tags (tenant_id, order_id, tag_key, tag, tagged_at, tagged_by)
            select :tenant, order_id, tag_key, tag, :at, :by
            from unnest(:orders::uuid[], :keys::text[], :tags::text[]) as added (order_id, tag_key, tag)
            """;

    private static final String REMOVE = """
            delete from orders.order_tags
            using unnest(:orders::uuid[], :keys::text[]) as gone (order_id, tag_key)
            where order_tags.tenant_id = :tenant
            and order_tags.order_id = gone.order_id
            and order_tags.tag_key = gone.tag_key
            """;

    /** Hops from one tag to the next, so that many orders with one tag cost no more than one. */
    private static final String IN_USE = """
            with recursive used as (
                (
                    select tag_key
                    from orders.order_tags
                    where tenant_id = :tenant
                    order by tag_key
                    limit 1
                )
                union all
                select (
                    select later.tag_key
                    from orders.order_tags later
                    where later.tenant_id = :tenant
                    and later.tag_key > used.tag_key
                    order by later.tag_key
                    limit 1
                )
                from used
                where used.tag_key is not null
            ), bounded as (
                select tag_key
                from used
                where tag_key is not null
                limit :most
            )
            select written.tag
            from bounded
            cross join lateral (
                select order_tags.tag
                from orders.order_tags
                where order_tags.tenant_id = :tenant
                and order_tags.tag_key = bounded.tag_key
                order by order_tags.order_id desc
                limit 1
            ) written
            order by bounded.tag_key
            """;

    /** One tag of one order. */
    record Given(OrderId order, String tag) {}

    private final Db db;

    OrderTags(Db db) {
        this.db = db;
    }

    /** Numbers by order, in key order; unknown ones are absent. */
    Map<OrderId, String> lock(Collection<OrderId> orders) {
        var numbers = new LinkedHashMap<OrderId, String>();
        db.sql(LOCK)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> numbers.put(new OrderId(Db.uuid(row, "order_id")), row.getString("number")))
                .list();
        return numbers;
    }

    /** By name; orders without any are absent. */
    Map<OrderId, List<OrderTag>> of(Collection<OrderId> orders) {
        var tags = new LinkedHashMap<OrderId, List<OrderTag>>();
        db.sql(OF)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> tags.computeIfAbsent(new OrderId(Db.uuid(row, "order_id")), _ -> new ArrayList<>())
                        .add(new OrderTag(
                                row.getString("tag"), Db.instant(row, "tagged_at"), row.getString("tagged_by"))))
                .list();
        return tags;
    }

    void add(List<Given> given, Instant at) {
        if (!given.isEmpty()) {
            db.sql(ADD)
                    .param("orders", Columns.text(given, Given::order))
                    .param("keys", Columns.text(given, each -> OrderTag.key(each.tag())))
                    .param("tags", Columns.text(given, Given::tag))
                    .param("at", Db.timestamp(at))
                    .param("by", Caller.current().name())
                    .update();
        }
    }

    void remove(List<Given> given) {
        if (!given.isEmpty()) {
            db.sql(REMOVE)
                    .param("orders", Columns.text(given, Given::order))
                    .param("keys", Columns.text(given, each -> OrderTag.key(each.tag())))
                    .update();
        }
    }

    /** By name, each as it was written last. */
    List<String> inUse(int most) {
        return db.sql(IN_USE)
                .param("most", most)
                .query((row, _) -> row.getString("tag"))
                .list();
    }
}
