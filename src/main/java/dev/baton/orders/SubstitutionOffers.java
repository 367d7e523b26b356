package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches what customers were offered instead. */
@Repository
class SubstitutionOffers {

    private static final String OF = """
            select offer_id, order_id, line_id, sku, name, units, offered_at, offered_by, expires_at, state, taken_sku, answered_at
            from orders.substitution_offers
            where tenant_id = :tenant
            and order_id = :order
            order by offer_id desc
            limit 100
            """;

    /** A line is offered something once at a time: offered again, it is the same offer for longer. */
    private static final String ADD = """
            insert into orders.substitution_offers
                (tenant_id, offer_id, order_id, line_id, sku, name, units, offered_at, offered_by, expires_at)
            select :tenant, offer_id, :order, line_id, sku, name, units, offered_at, offered_by, expires_at
            from unnest(:ids::uuid[], :lines::uuid[], :skus::text[], :names::text[], :units::bigint[], :offered::timestamptz[],
                :by::text[], :expire::timestamptz[])
                as added (offer_id, line_id, sku, name, units, offered_at, offered_by, expires_at)
            on conflict (tenant_id, order_id, line_id) where state = 'OPEN' do update
            set units = excluded.units, offered_at = excluded.offered_at, offered_by = excluded.offered_by,
                expires_at = excluded.expires_at
            """;

    private static final String ANSWER = """
            update orders.substitution_offers
            set state = :state, taken_sku = :taken, answered_at = :at
            where tenant_id = :tenant
            and offer_id = :offer
            and state = 'OPEN'
            """;

    private final Db db;

    SubstitutionOffers(Db db) {
        this.db = db;
    }

    /** The newest 100, the newest first. */
    List<SubstitutionOffer> of(OrderId order) {
        return db.sql(OF)
                .param("order", order.value())
                .query((row, _) -> offer(row))
                .list();
    }

    void add(OrderId order, List<SubstitutionOffer> offers) {
        db.sql(ADD)
                .param("order", order.value())
                .param("ids", Columns.text(offers, SubstitutionOffer::id))
                .param("lines", Columns.text(offers, SubstitutionOffer::line))
                .param("skus", Columns.text(offers, SubstitutionOffer::sku))
                .param("names", Columns.text(offers, SubstitutionOffer::name))
                .param("units", Columns.longs(offers, SubstitutionOffer::units))
                .param("offered", Columns.instants(offers, SubstitutionOffer::offeredAt))
                .param("by", Columns.text(offers, SubstitutionOffer::offeredBy))
                .param("expire", Columns.instants(offers, SubstitutionOffer::expiresAt))
                .update();
    }

    void answer(UUID offer, SubstitutionOffer.State state, @Nullable Sku taken, Instant at) {
        db.sql(ANSWER)
                .param("offer", offer)
                .param("state", state.name())
                .param("taken", taken == null ? null : taken.value())
                .param("at", Db.timestamp(at))
                .update();
    }

    private static SubstitutionOffer offer(ResultSet row) throws SQLException {
        var taken = row.getString("taken_sku");
        return new SubstitutionOffer(
                Db.uuid(row, "offer_id"),
                new OrderId(Db.uuid(row, "order_id")),
                new LineId(Db.uuid(row, "line_id")),
                new Sku(row.getString("sku")),
                row.getString("name"),
                row.getLong("units"),
                Db.instant(row, "offered_at"),
                row.getString("offered_by"),
                Db.instant(row, "expires_at"),
                SubstitutionOffer.State.valueOf(row.getString("state")),
                taken == null ? null : new Sku(taken),
                Db.instantOrNull(row, "answered_at"));
    }
}
