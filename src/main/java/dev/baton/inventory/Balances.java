package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.Ids;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Balances, the reservations against them, and the ledger they add up to. Every statement that changes them is in this file. */
@Repository
class Balances {

    /** Always in item and site order: whoever locks the same rows waits in the same queue. */
    private static final String LOCK = """
            select sku, site, on_hand, reserved, bin
            from inventory.balances
            where tenant_id = :tenant
            and sku = any(:skus)
            order by sku, site
            for update
            """;

    private static final String READ = """
            select sku, site, on_hand, reserved, bin
            from inventory.balances
            where tenant_id = :tenant
            and sku = any(:skus)
            order by sku, site
            """;

    private static final String ENSURE = """
            insert into inventory.balances (tenant_id, sku, site)
            select :tenant, sku, site
            from unnest(:skus::text[], :sites::text[]) as wanted (sku, site)
            order by sku, site
            on conflict (tenant_id, sku, site) do nothing
            """;

    /** The rows are locked before; the CHECK constraint stands behind. */
    private static final String RESERVE = """
            with wanted as (
                select claim_id, line_id, sku, site, quantity
                from unnest(:claims::uuid[], :lines::uuid[], :skus::text[], :sites::text[], :quantities::bigint[])
                    as wanted (claim_id, line_id, sku, site, quantity)
            ), reserved as (
                insert into inventory.reservations (tenant_id, claim_id, line_id, site, sku, quantity, reserved_at)
                select :tenant, claim_id, line_id, site, sku, quantity, :at
                from wanted
                on conflict (tenant_id, claim_id, line_id, site) do update
                set quantity = reservations.quantity + excluded.quantity
            )
            update inventory.balances
            set reserved = balances.reserved + summed.quantity
            from (
                select sku, site, sum(quantity)::bigint as quantity
                from wanted
                group by sku, site
            ) summed
            where balances.tenant_id = :tenant
            and balances.sku = summed.sku
            and balances.site = summed.site
            """;

    private static final String SHRINK_RESERVATIONS = """
            update inventory.reservations
            set quantity = reservations.quantity - freed.quantity
            from unnest(:claims::uuid[], :lines::uuid[], :sites::text[], :quantities::bigint[])
                as freed (claim_id, line_id, site, quantity)
            where reservations.tenant_id = :tenant
            and reservations.claim_id = freed.claim_id
            and reservations.line_id = freed.line_id
            and reservations.site = freed.site
            and reservations.quantity > freed.quantity
            """;

    private static final String END_RESERVATIONS = """
            delete from inventory.reservations
            using unnest(:claims::uuid[], :lines::uuid[], :sites::text[], :quantities::bigint[])
                as freed (claim_id, line_id, site, quantity)
            where reservations.tenant_id = :tenant
            and reservations.claim_id = freed.claim_id
            and reservations.line_id = freed.line_id
            and reservations.site = freed.site
            and reservations.quantity = freed.quantity
            """;

    private static final String FREE = """
            update inventory.balances
            set reserved = balances.reserved - summed.quantity
            from (
                select sku, site, sum(quantity)::bigint as quantity
                from unnest(:skus::text[], :sites::text[], :quantities::bigint[]) as freed (sku, site, quantity)
                group by sku, site
            ) summed
            where balances.tenant_id = :tenant
            and balances.sku = summed.sku
            and balances.site = summed.site
            """;

    private static final String MOVE = """
            with moved as (
                select entry_id, sku, site, quantity, kind, reason, document, document_id, place
                from unnest(:entries::uuid[], :skus::text[], :sites::text[], :quantities::bigint[], :kinds::text[],
                    :reasons::text[], :documents::text[], :document_ids::text[])
                    with ordinality as moved (entry_id, sku, site, quantity, kind, reason, document, document_id, place)
            ), before as (
                select sku, site, on_hand
                from inventory.balances
                where tenant_id = :tenant
                and (sku, site) in (select sku, site from moved)
            ), written as (
                insert into inventory.ledger
                    (tenant_id, entry_id, at, sku, site, kind, quantity, on_hand_after, reason, document, document_id, actor)
                select :tenant, moved.entry_id, :at, moved.sku, moved.site, moved.kind, moved.quantity,
                    before.on_hand + sum(moved.quantity) over (partition by moved.sku, moved.site order by moved.place),
                    moved.reason, moved.document, moved.document_id, :actor
                from moved
                join before on before.sku = moved.sku and before.site = moved.site
            )
            update inventory.balances
            set on_hand = balances.on_hand + summed.quantity
            from (
                select sku, site, sum(quantity)::bigint as quantity
                from moved
                group by sku, site
            ) summed
            where balances.tenant_id = :tenant
            and balances.sku = summed.sku
            and balances.site = summed.site
            """;

    private static final String SET_BIN = """
            update inventory.balances
            set bin = :bin
            where tenant_id = :tenant
            and sku = :sku
            and site = :site
            """;

    private final Db db;

    Balances(Db db) {
        this.db = db;
    }

    /** Locks every balance of these items, at all sites. */
    List<Balance> lock(Collection<Sku> skus) {
        return balances(LOCK, skus);
    }

    /** Without a lock: what it says may be over a moment later. */
    List<Balance> read(Collection<Sku> skus) {
        return balances(READ, skus);
    }

    private List<Balance> balances(String statement, Collection<Sku> skus) {
        return db.sql(statement)
                .param("skus", Columns.texts(skus))
                .query((row, _) -> balance(row))
                .list();
    }

    /** Makes sure that there is a row to lock, then locks every balance of these items. */
    List<Balance> lockOrOpen(Map<Sku, ? extends Collection<SiteCode>> places) {
        var pairs = places.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(site -> Map.entry(entry.getKey(), site)))
                .toList();
        db.sql(ENSURE)
                .param("skus", Columns.text(pairs, Map.Entry::getKey))
                .param("sites", Columns.text(pairs, Map.Entry::getValue))
                .update();
        return lock(places.keySet());
    }

    void reserve(List<Reservation> reservations, Instant at) {
        if (reservations.isEmpty()) {
            return;
        }
        db.sql(RESERVE)
                .param("claims", Columns.uuids(reservations, Reservation::claim))
                .param("lines", Columns.uuids(reservations, Reservation::line))
                .param("skus", Columns.text(reservations, Reservation::sku))
                .param("sites", Columns.text(reservations, Reservation::site))
                .param("quantities", Columns.longs(reservations, Reservation::quantity))
                .param("at", Db.timestamp(at))
                .update();
    }

    /** Ends or shrinks reservations, each by its quantity, and frees what they held. The balances are locked before. */
    void free(List<Reservation> freed) {
        if (freed.isEmpty()) {
            return;
        }
        var merged = merged(freed);
        int ended = each(END_RESERVATIONS, merged);
        int shrunk = each(SHRINK_RESERVATIONS, merged);
        if (ended + shrunk != merged.size()) {
            throw new IllegalStateException("more is given back than was reserved: %s".formatted(merged));
        }
        db.sql(FREE)
                .param("skus", Columns.text(merged, Reservation::sku))
                .param("sites", Columns.text(merged, Reservation::site))
                .param("quantities", Columns.longs(merged, Reservation::quantity))
                .update();
    }

    /** Writes movements to the ledger and moves the balances with them. The balances are locked, and exist. */
    void move(List<Movement> movements, Instant at) {
        if (movements.isEmpty()) {
            return;
        }
        db.sql(MOVE)
                .param("entries", Columns.text(movements, _ -> Ids.next()))
                .param("skus", Columns.text(movements, Movement::sku))
                .param("sites", Columns.text(movements, Movement::site))
                .param("quantities", Columns.longs(movements, Movement::quantity))
                .param("kinds", Columns.text(movements, Movement::kind))
                .param("reasons", Columns.text(movements, Movement::reason))
                .param("documents", Columns.text(movements, Movement::document))
                .param("document_ids", Columns.text(movements, Movement::documentId))
                .param("at", Db.timestamp(at))
                .param("actor", Caller.current().name())
                .update();
    }

    void setBin(Sku sku, SiteCode site, String bin) {
        db.sql(SET_BIN)
                .param("sku", sku.value())
                .param("site", site.value())
                .param("bin", bin)
                .update();
    }

    private int each(String statement, List<Reservation> reservations) {
        return db.sql(statement)
                .param("claims", Columns.uuids(reservations, Reservation::claim))
                .param("lines", Columns.uuids(reservations, Reservation::line))
                .param("sites", Columns.text(reservations, Reservation::site))
                .param("quantities", Columns.longs(reservations, Reservation::quantity))
                .update();
    }

    private static List<Reservation> merged(List<Reservation> reservations) {
        record Key(UUID claim, UUID line, SiteCode site) {}
        var merged = new LinkedHashMap<Key, Reservation>();
        reservations.forEach(reservation -> merged.merge(
                new Key(reservation.claim(), reservation.line(), reservation.site()),
                reservation,
                (a, b) -> new Reservation(a.claim(), a.line(), a.sku(), a.site(), a.quantity() + b.quantity())));
        return List.copyOf(merged.values());
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                new Sku(row.getString("sku")),
                new SiteCode(row.getString("site")),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getString("bin"));
    }
}
