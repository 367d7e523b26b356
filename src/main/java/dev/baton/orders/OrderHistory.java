package dev.baton.orders;

import dev.baton.customers.CustomerNumber;
import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What was ordered before: by the same customer the newest {@value #MOST} orders, by account, or by mail address for a guest; and by
 * everybody since some day.
 */
@Repository
class OrderHistory {

    static final int MOST = 100;

    private static final String EARLIER = """
            select order_id, number, channel, external_reference, placed_at, stage, currency, total_minor
            from orders.orders
            where tenant_id = :tenant
            and order_id <> cast(:order as uuid)
            and placed_at <= :before
            """;

    private static final String NEWEST = """
            order by order_id desc
            limit :most
            """;

    private static final String OF_CUSTOMER = EARLIER + """
            and customer = :who
            """ + NEWEST;

    private static final String OF_GUEST = EARLIER + """
            and customer is null
            and email = :who
            """ + NEWEST;

    private static final String GOODS = """
            select order_id, sku, ordered
            from orders.lines
            where tenant_id = :tenant
            and order_id = any(cast(:orders as uuid[]))
            """;

    private static final String SINCE = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            and placed_at >= :since
            and not history
            order by placed_at desc, order_id desc
            limit :most
            """;

    record Earlier(
            UUID id,
            String number,
            String channel,
            @Nullable String reference,
            Instant placedAt,
            boolean isCancelled,
            Money total) {}

    private final Db db;

    OrderHistory(Db db) {
        this.db = db;
    }

    /**
     * The newest first.
     *
     * @param order is left out
     */
    List<Earlier> before(OrderId order, @Nullable CustomerNumber customer, @Nullable String email, Instant at) {
        if (customer == null && email == null) {
            return List.of();
        }
        return db.sql(customer == null ? OF_GUEST : OF_CUSTOMER)
                .param("who", customer == null ? email : customer.value())
                .param("order", order.value())
                .param("before", Db.timestamp(at))
                .param("most", MOST)
                .query((row, _) -> earlier(row))
                .list();
    }

    /** Of all customers, the newest first. */
    List<OrderId> since(Instant since, int most) {
        return db.sql(SINCE)
                .param("since", Db.timestamp(since))
                .param("most", most)
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list();
    }

    /** Units by SKU of each order. */
    Map<UUID, Map<String, Long>> goods(List<UUID> orders) {
        var goods = new TreeMap<UUID, Map<String, Long>>();
        db.sql(GOODS)
                .param("orders", orders.stream().map(UUID::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    goods.computeIfAbsent(Db.uuid(row, "order_id"), _ -> new TreeMap<>())
                            .merge(row.getString("sku"), row.getLong("ordered"), Long::sum);
                });
        return goods;
    }

    private static Earlier earlier(ResultSet row) throws SQLException {
        return new Earlier(
                Db.uuid(row, "order_id"),
                row.getString("number"),
                row.getString("channel"),
                row.getString("external_reference"),
                Db.instant(row, "placed_at"),
                row.getString("stage").equals(Stage.CANCELLED.name()),
                Money.of(row.getLong("total_minor"), row.getString("currency")));
    }
}
