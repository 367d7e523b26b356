package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The digests by which links are found. */
@Repository
class LinkRows {

    private static final String LATEST = """
            select order_id, generation, issued_at, issued_by, expires_at, revoked_at
            from notifications.tracking_links
            where tenant_id = :tenant
            and order_id = :order
            and key_id = :key
            order by generation desc
            limit 1
            """;

    private static final String ADD = """
            insert into notifications.tracking_links
                (tenant_id, order_id, key_id, generation, token_hash, issued_at, issued_by, expires_at)
            values (:tenant, :order, :key, :generation, :hash, :at, :by, :expires_at)
            on conflict do nothing
            """;

    private static final String PROLONG = """
            update notifications.tracking_links
            set expires_at = greatest(expires_at, :expires_at)
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and revoked_at is null
            """;

    private static final String REVOKE = """
            update notifications.tracking_links
            set revoked_at = :at
            where tenant_id = :tenant
            and order_id = :order
            and revoked_at is null
            """;

    @Unscoped("the link itself tells the tenant")
    private static final String FIND = """
            select tenant_id, order_id, expires_at, revoked_at
            from notifications.tracking_links
            where token_hash = :hash
            limit 1
            """;

    /** One generation of an order's link. */
    record Row(
            OrderId order,
            int generation,
            Instant issuedAt,
            String issuedBy,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /** Whom a link leads to. */
    record Target(
            TenantId tenant,
            OrderId order,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    private final Db db;

    LinkRows(Db db) {
        this.db = db;
    }

    Optional<Row> latest(OrderId order, String key) {
        return db.sql(LATEST)
                .param("order", order.value())
                .param("key", key)
                .query((row, _) -> row(row))
                .optional();
    }

    void add(Row row, String key, TrackingToken token) {
        db.sql(ADD)
                .param("order", row.order().value())
                .param("key", key)
                .param("generation", row.generation())
                .param("hash", token.hash())
                .param("at", Db.timestamp(row.issuedAt()))
                .param("by", row.issuedBy())
                .param("expires_at", Db.timestamp(row.expiresAt()))
                .update();
    }

    void prolong(Collection<OrderId> orders, Instant expiresAt) {
        db.sql(PROLONG)
                .param("orders", Columns.texts(orders))
                .param("expires_at", Db.timestamp(expiresAt))
                .update();
    }

    int revoke(OrderId order, Instant at) {
        return db.sql(REVOKE)
                .param("order", order.value())
                .param("at", Db.timestamp(at))
                .update();
    }

    Optional<Target> find(TrackingToken token) {
        return db.unscoped(FIND)
                .param("hash", token.hash())
                .query((row, _) -> new Target(
                        new TenantId(Db.uuid(row, "tenant_id")),
                        new OrderId(Db.uuid(row, "order_id")),
                        Db.instant(row, "expires_at"),
                        Db.instantOrNull(row, "revoked_at")))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OrderId(Db.uuid(row, "order_id")),
                row.getInt("generation"),
                Db.instant(row, "issued_at"),
                row.getString("issued_by"),
                Db.instant(row, "expires_at"),
                Db.instantOrNull(row, "revoked_at"));
    }
}
