package dev.baton.screening;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The lists with their names, what was told apart, and how far orders were looked at again. */
@Repository
class Parties {

    static final int USUAL_THRESHOLD = 88;

    private static final int CHUNK = 2_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String LISTS = """
            select list, parties, loaded_at, loaded_by
            from screening.lists
            where tenant_id = :tenant
            order by list
            limit 50
            """;

    private static final String ANY = """
            select exists (
                select
                from screening.lists
                where tenant_id = :tenant
            )
            """;

    private static final String SET_LIST = """
            insert into screening.lists (tenant_id, list, parties, loaded_at, loaded_by)
            values (:tenant, :list, :parties, :at, :by)
            on conflict (tenant_id, list) do update
            set parties = excluded.parties, loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by
            """;

    private static final String DROP_NAMES = """
            delete from screening.names
            where tenant_id = :tenant
            and list = :list
            """;

    private static final String DROP_LIST = """
            delete from screening.lists
            where tenant_id = :tenant
            and list = :list
            """;

    private static final String ADD_NAMES = """
            insert into screening.names
                (tenant_id, list, line, ordinal, name, normal, party, party_key, reference, country, kind)
            select :tenant, :list, line, ordinal, name, normal, party, party_key, reference, country, kind
            from unnest(:lines::integer[], :ordinals::integer[], :names::text[], :normals::text[], :parties::text[],
                :keys::text[], :references::text[], :countries::text[], :kinds::text[])
                as named (line, ordinal, name, normal, party, party_key, reference, country, kind)
            """;

    /** Those of each wanted name whose trigrams are most like it; which of them are meant is decided by their words. */
    private static final String CANDIDATES = """
            select wanted.normal as wanted, found.list, found.name, found.party, found.party_key, found.reference, found.country
            from unnest(:normals::text[]) as wanted (normal)
            cross join lateral (
                select names.list, names.name, names.party, names.party_key, names.reference, names.country
                from screening.names
                where names.tenant_id = :tenant
                and names.normal % wanted.normal
                order by similarity(names.normal, wanted.normal) desc, names.list, names.line, names.ordinal
                limit 20
            ) found
            where not exists (
                select
                from screening.told_apart
                where told_apart.tenant_id = :tenant
                and told_apart.normal = wanted.normal
                and told_apart.list = found.list
                and told_apart.party_key = found.party_key
            )
            """;

    private static final String TELL_APART = """
            insert into screening.told_apart
                (tenant_id, normal, list, party_key, name, party, reason, told_at, told_by)
            values
                (:tenant, :normal, :list, :key, :name, :party, :reason, :at, :by)
            on conflict (tenant_id, normal, list, party_key) do update
            set reason = excluded.reason, told_at = excluded.told_at, told_by = excluded.told_by
            """;

    private static final String THRESHOLD = """
            select threshold
            from screening.settings
            where tenant_id = :tenant
            """;

    private static final String SET_THRESHOLD = """
            insert into screening.settings (tenant_id, threshold)
            values (:tenant, :threshold)
            on conflict (tenant_id) do update
            set threshold = excluded.threshold, version = settings.version + 1
            """;

    private static final String ASK_AGAIN = """
            insert into screening.rescreens (tenant_id, after_order, asked_at)
            values (:tenant, :first, :at)
            on conflict (tenant_id) do update
            set after_order = excluded.after_order, asked_at = excluded.asked_at
            """;

    @Unscoped("one job serves every tenant")
    private static final String WAITING = """
            select tenant_id
            from screening.rescreens
            order by asked_at
            limit 100
            """;

    private static final String LOCK_RESCREEN = """
            select after_order
            from screening.rescreens
            where tenant_id = :tenant
            for update
            """;

    private static final String OPEN_ORDERS = """
            select order_id
            from orders.orders_view
            where tenant_id = :tenant
            and stage = 'OPEN'
            and order_id > :after
            order by order_id
            limit :limit
            """;

    private static final String MOVE_ON = """
            update screening.rescreens
            set after_order = :after
            where tenant_id = :tenant
            """;

    private static final String RESCREENED = """
            delete from screening.rescreens
            where tenant_id = :tenant
            """;

    private record Named(Party party, int ordinal, String name) {}

    private final Db db;

    Parties(Db db) {
        this.db = db;
    }

    List<PartyList> lists() {
        return db.sql(LISTS)
                .query((row, _) -> new PartyList(
                        row.getString("list"),
                        row.getInt("parties"),
                        Db.instant(row, "loaded_at"),
                        row.getString("loaded_by")))
                .list();
    }

    boolean any() {
        return db.sql(ANY).query(Boolean.class).single();
    }

    void replace(String list, List<Party> parties, Instant now) {
        db.sql(SET_LIST)
                .param("list", list)
                .param("parties", parties.size())
                .param("at", Db.timestamp(now))
                .param("by", Caller.current().name())
                .update();
        db.sql(DROP_NAMES).param("list", list).update();
        var names = new ArrayList<Named>();
        for (var party : parties) {
            int[] ordinal = {0};
            party.names()
                    .filter(name -> !PartyName.of(name).isBlank())
                    .forEach(name -> names.add(new Named(party, ordinal[0]++, name)));
            if (names.size() >= CHUNK) {
                add(list, names);
                names.clear();
            }
        }
        add(list, names);
    }

    private void add(String list, List<Named> names) {
        if (names.isEmpty()) {
            return;
        }
        db.sql(ADD_NAMES)
                .param("list", list)
                .param("lines", Columns.longs(names, named -> named.party().line()))
                .param("ordinals", Columns.longs(names, Named::ordinal))
                .param("names", Columns.text(names, Named::name))
                .param("normals", Columns.text(names, named -> PartyName.of(named.name())))
                .param("parties", Columns.text(names, named -> named.party().name()))
                .param("keys", Columns.text(names, named -> named.party().key()))
                .param("references", Columns.text(names, named -> named.party().reference()))
                .param("countries", Columns.text(names, named -> named.party().country()))
                .param("kinds", Columns.text(names, named -> named.party().kind()))
                .update();
    }

    /** @return whether there was one */
    boolean drop(String list) {
        db.sql(DROP_NAMES).param("list", list).update();
        return db.sql(DROP_LIST).param("list", list).update() == 1;
    }

    /** Of each name that looks like one on a list, every party it looks like, the most alike first. */
    Map<String, List<Match>> matches(Collection<String> names) {
        var normals = new HashMap<String, PartyName>();
        names.forEach(name -> {
            var normal = PartyName.of(name);
            if (!normal.isBlank()) {
                normals.put(name, normal);
            }
        });
        var wanted =
                normals.values().stream().map(PartyName::toString).distinct().toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        int threshold = threshold();
        var candidates = new HashMap<String, List<Match>>();
        db.sql(CANDIDATES)
                .param("normals", Columns.texts(wanted))
                .query((row, _) -> candidates
                        .computeIfAbsent(row.getString("wanted"), _ -> new ArrayList<>())
                        .add(new Match(
                                "",
                                row.getString("name"),
                                row.getString("party"),
                                row.getString("party_key"),
                                row.getString("list"),
                                row.getString("reference"),
                                row.getString("country"),
                                0)))
                .list();
        var matches = new HashMap<String, List<Match>>();
        normals.forEach((name, normal) -> {
            var found = new HashMap<String, Match>();
            for (var candidate : candidates.getOrDefault(normal.toString(), List.of())) {
                int score = Likeness.of(normal, PartyName.of(candidate.listed()));
                if (score >= threshold) {
                    found.merge(
                            candidate.list() + "\n" + candidate.partyKey(),
                            scored(name, candidate, score),
                            (one, other) -> one.score() >= other.score() ? one : other);
                }
            }
            if (!found.isEmpty()) {
                matches.put(
                        name,
                        found.values().stream()
                                .sorted(Comparator.comparingInt(Match::score)
                                        .reversed()
                                        .thenComparing(Match::list)
                                        .thenComparing(Match::partyKey))
                                .toList());
            }
        });
        return matches;
    }

    private static Match scored(String name, Match found, int score) {
        return new Match(
                name,
                found.listed(),
                found.party(),
                found.partyKey(),
                found.list(),
                found.reference(),
                found.country(),
                score);
    }

    void tellApart(Match match, String reason, Instant now) {
        db.sql(TELL_APART)
                .param("normal", PartyName.of(match.name()).toString())
                .param("list", match.list())
                .param("key", match.partyKey())
                .param("name", match.name())
                .param("party", match.party())
                .param("reason", reason)
                .param("at", Db.timestamp(now))
                .param("by", Caller.current().name())
                .update();
    }

    int threshold() {
        return db.sql(THRESHOLD).query(Integer.class).optional().orElse(USUAL_THRESHOLD);
    }

    void setThreshold(int threshold) {
        db.sql(SET_THRESHOLD).param("threshold", threshold).update();
    }

    /** Every open order is to be looked at again, from the first one on. */
    void askAgain(Instant now) {
        db.sql(ASK_AGAIN)
                .param("first", BEFORE_ALL)
                .param("at", Db.timestamp(now))
                .update();
    }

    List<TenantId> waiting() {
        return db.unscoped(WAITING)
                .query((row, _) -> new TenantId(Db.uuid(row, "tenant_id")))
                .list();
    }

    /** The order behind which it goes on; nothing when all have been looked at. */
    Optional<UUID> lockRescreen() {
        return db.sql(LOCK_RESCREEN).query(UUID.class).optional();
    }

    List<OrderId> openOrders(UUID after, int limit) {
        return db.sql(OPEN_ORDERS)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list();
    }

    void moveOn(UUID after) {
        db.sql(MOVE_ON).param("after", after).update();
    }

    void rescreened() {
        db.sql(RESCREENED).update();
    }
}
