package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.orders.OrderLine.Amounts;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.OneMoment;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.rules.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders and what hangs from them: lock, read, add, record. Every statement that changes them is in this file. */
@Repository
class Orders {

    /** The roots alone, in their own statement, in key order; what hangs from them is read afterwards. */
    private static final String LOCK = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id
            for update
            """;

    private static final String READ = """
            select order_id, number, channel, external_reference, fingerprint, customer, customer_name, vip, ship_to,
                address_verified, latitude, longitude, requested_on, priority, shipping_policy, shipping_service, notes, stage,
                currency, tax_included, pricing, findings, placed_at, placed_by, history, version,
                (
                    select jsonb_object_agg(custom_values.field, custom_values.value)
                    from orders.custom_values
                    where custom_values.tenant_id = orders.tenant_id
                    and custom_values.order_id = orders.order_id
                ) as custom_fields
            from orders.orders
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id
            """;

    private static final String VERSIONS = """
            select order_id, version
            from orders.orders
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            """;

    private static final String READ_LINES = """
            select order_id, line_id, line_number, sku, name, handling_class, weight_grams, kit_number, kit_sku, kit_name,
                kit_per_unit, ordered, cancelled, backordered, reserved, released, picked, packed, shipped, delivered, returned,
                promised_on, first_promised_on, unit_price_minor, gross_minor, discount_minor, net_minor, shipping_minor,
                tax_minor, total_minor, pricing
            from orders.lines
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id, line_number
            """;

    private static final String READ_ALLOCATIONS = """
            select order_id, line_id, site, quantity, released, ship_on
            from orders.allocations
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id, line_id, site
            """;

    private static final String READ_HOLDS = """
            select order_id, hold_id, reason, rule, note, placed_at, placed_by, owner, release_on, release_when, released_at, released_by,
                release_note, automatic, line_id, site
            from orders.holds
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id, hold_id
            """;

    private static final String ADD = """
            insert into orders.orders
                (tenant_id, order_id, number, channel, external_reference, fingerprint, customer, customer_name, vip, ship_to,
                country, region, address_verified, latitude, longitude, email, phone, requested_on, promised_on,
                first_promised_on, priority, shipping_policy, shipping_service, notes, stage, status, on_hold, units, currency,
                tax_included, pricing, findings, total_minor, search, placed_at, placed_by, history, changed_at)
            select :tenant, order_id, number, channel, external_reference, fingerprint, customer, customer_name, vip,
                ship_to::jsonb, country, region, address_verified, latitude, longitude, email, phone, requested_on, promised_on,
                promised_on, priority, shipping_policy, shipping_service, notes, stage, status, on_hold, units, currency,
                tax_included, pricing::json, findings::json, total_minor, array_to_tsvector(string_to_array(search, ' ')), placed_at, placed_by,
                history, placed_at
            from unnest(:orders::uuid[], :numbers::text[], :channels::text[], :references::text[], :fingerprints::text[],
                :customers::text[], :customer_names::text[], :vips::boolean[], :ship_tos::text[], :countries::text[],
                :regions::text[], :verified::boolean[], :latitudes::double precision[], :longitudes::double precision[],
                :emails::text[], :phones::text[], :requested::date[], :promised::date[], :priorities::integer[],
                :policies::text[], :services::text[], :notes::text[], :stages::text[], :statuses::text[], :on_hold::boolean[],
                :units::bigint[], :currencies::text[], :tax_included::boolean[], :pricings::text[],
                :findings::text[], :totals::bigint[], :searches::text[], :placed::timestamptz[], :placed_by::text[], :histories::boolean[])
                as added (order_id, number, channel, external_reference, fingerprint, customer, customer_name, vip, ship_to,
                country, region, address_verified, latitude, longitude, email, phone, requested_on, promised_on, priority,
                shipping_policy, shipping_service, notes, stage, status, on_hold, units, currency, tax_included, pricing,
                findings, total_minor, search, placed_at, placed_by, history)
            """;

    private static final String ADD_LINES = """
            insert into orders.lines
                (tenant_id, order_id, line_id, line_number, sku, name, handling_class, weight_grams, kit_number, kit_sku,
                kit_name, kit_per_unit, ordered, backordered, reserved, promised_on, first_promised_on, unit_price_minor,
                gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, pricing)
            select :tenant, order_id, line_id, line_number, sku, name, handling_class, weight_grams, kit_number, kit_sku,
                kit_name, kit_per_unit, ordered, backordered, reserved, promised_on,
                coalesce(first_promised_on, promised_on), unit_price_minor, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, pricing::json
            from unnest(:orders::uuid[], :lines::uuid[], :numbers::integer[], :skus::text[], :names::text[], :classes::text[],
                :weights::bigint[], :kit_numbers::integer[], :kit_skus::text[], :kit_names::text[], :kit_per_units::bigint[],
                :ordered::bigint[], :backordered::bigint[], :reserved::bigint[], :promised::date[],
                :first_promised::date[], :unit_prices::bigint[], :gross::bigint[], :discounts::bigint[], :nets::bigint[], :shippings::bigint[], :taxes::bigint[],
                :totals::bigint[], :pricings::text[])
                as added (order_id, line_id, line_number, sku, name, handling_class, weight_grams, kit_number, kit_sku,
                kit_name, kit_per_unit, ordered, backordered, reserved, promised_on, first_promised_on, unit_price_minor,
                gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, pricing)
            """;

    private static final String ADD_ALLOCATIONS = """
            insert into orders.allocations (tenant_id, order_id, line_id, site, quantity, released, ship_on)
            select :tenant, order_id, line_id, site, quantity, released, ship_on
            from unnest(:orders::uuid[], :lines::uuid[], :sites::text[], :quantities::bigint[], :released::bigint[],
                :ship_on::date[]) as added (order_id, line_id, site, quantity, released, ship_on)
            """;

    private static final String SETTLE_PAST_LINES = """
            update orders.lines
            set backordered = 0,
                cancelled = case when order_id = any(:cancelled::uuid[]) then ordered else 0 end,
                shipped = case when order_id = any(:cancelled::uuid[]) then 0 else ordered end,
                delivered = case when order_id = any(:cancelled::uuid[]) then 0 else ordered end
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            """;

    private static final String FIND_BY_NUMBER = """
            select number, fingerprint, order_id
            from orders.orders
            where tenant_id = :tenant
            and number = any(:numbers)
            """;

    private static final String SAVE_HOLDS = """
            insert into orders.holds
                (tenant_id, order_id, hold_id, reason, rule, note, placed_at, placed_by, owner, release_on, release_when, released_at,
                released_by, release_note, automatic, line_id, site)
            select :tenant, order_id, hold_id, reason, rule, note, placed_at, placed_by, owner, release_on, release_when, released_at,
                released_by, release_note, automatic, line_id, site
            from unnest(:orders::uuid[], :holds::uuid[], :reasons::text[], :rules::text[], :notes::text[], :placed::timestamptz[],
                :placed_by::text[], :owners::text[], :release_on::timestamptz[], :release_when::text[], :released::timestamptz[], :released_by::text[],
                :release_notes::text[], :automatic::boolean[], :lines::uuid[], :sites::text[])
                as saved (order_id, hold_id, reason, rule, note, placed_at, placed_by, owner, release_on, release_when, released_at,
                released_by, release_note, automatic, line_id, site)
            on conflict (tenant_id, order_id, hold_id) do update
            set note = excluded.note, owner = excluded.owner, line_id = excluded.line_id, released_at = excluded.released_at,
                released_by = excluded.released_by, release_note = excluded.release_note
            """;

    private static final String CHANGE = """
            update orders.orders
            set ship_to = changed.ship_to::jsonb, country = changed.country, region = changed.region,
                address_verified = changed.address_verified, latitude = changed.latitude, longitude = changed.longitude,
                email = changed.email, phone = changed.phone, requested_on = changed.requested_on,
                promised_on = changed.promised_on,
                first_promised_on = coalesce(orders.first_promised_on, changed.promised_on), priority = changed.priority,
                shipping_policy = changed.shipping_policy, shipping_service = changed.shipping_service, notes = changed.notes,
                stage = changed.stage, status = changed.status, on_hold = changed.on_hold, units = changed.units,
                tax_included = changed.tax_included, pricing = changed.pricing::json,
                findings = changed.findings::json, total_minor = changed.total_minor,
                search = array_to_tsvector(string_to_array(changed.search, ' ')), changed_at = :at, version = orders.version + 1
            from unnest(:orders::uuid[], :versions::integer[], :ship_tos::text[], :countries::text[], :regions::text[],
                :verified::boolean[], :latitudes::double precision[], :longitudes::double precision[], :emails::text[],
                :phones::text[], :requested::date[], :promised::date[], :priorities::integer[], :policies::text[],
                :services::text[], :notes::text[], :stages::text[], :statuses::text[], :on_hold::boolean[], :units::bigint[],
                :tax_included::boolean[], :pricings::text[], :findings::text[], :totals::bigint[], :searches::text[])
                as changed (order_id, version, ship_to, country, region, address_verified, latitude, longitude, email, phone,
                requested_on, promised_on, priority, shipping_policy, shipping_service, notes, stage, status, on_hold, units,
                tax_included, pricing, findings, total_minor, search)
            where orders.tenant_id = :tenant
            and orders.order_id = changed.order_id
            and orders.version = changed.version
            """;

    private static final String TOUCH = """
            update orders.orders
            set changed_at = :at, version = version + 1
            where tenant_id = :tenant
            and order_id = :order
            """;

    private static final String CHANGE_LINES = """
            update orders.lines
            set cancelled = changed.cancelled, backordered = changed.backordered, reserved = changed.reserved,
                released = changed.released, picked = changed.picked, packed = changed.packed, shipped = changed.shipped,
                delivered = changed.delivered, returned = changed.returned, promised_on = changed.promised_on,
                first_promised_on = coalesce(lines.first_promised_on, changed.promised_on)
            from unnest(:orders::uuid[], :lines::uuid[], :cancelled::bigint[], :backordered::bigint[], :reserved::bigint[],
                :released::bigint[], :picked::bigint[], :packed::bigint[], :shipped::bigint[], :delivered::bigint[],
                :returned::bigint[], :promised::date[])
                as changed (order_id, line_id, cancelled, backordered, reserved, released, picked, packed, shipped, delivered,
                returned, promised_on)
            where lines.tenant_id = :tenant
            and lines.order_id = changed.order_id
            and lines.line_id = changed.line_id
            """;

    private static final String REMOVE_ALLOCATIONS = """
            delete from orders.allocations
            using unnest(:orders::uuid[], :lines::uuid[]) as removed (order_id, line_id)
            where allocations.tenant_id = :tenant
            and allocations.order_id = removed.order_id
            and allocations.line_id = removed.line_id
            """;

    private static final String REMOVE_LINES = """
            delete from orders.lines
            using unnest(:orders::uuid[], :lines::uuid[]) as removed (order_id, line_id)
            where lines.tenant_id = :tenant
            and lines.order_id = removed.order_id
            and lines.line_id = removed.line_id
            """;

    private static final String FIND_BY_REFERENCE = """
            select orders.channel, orders.external_reference, orders.fingerprint, orders.order_id
            from orders.orders
            join unnest(:channels::text[], :references::text[]) as wanted (channel, external_reference)
                on wanted.channel = orders.channel and wanted.external_reference = orders.external_reference
            where orders.tenant_id = :tenant
            """;

    private static final String FIND_BY_KEY = """
            select idempotency_key, fingerprint, order_id
            from orders.placement_keys
            where tenant_id = :tenant
            and idempotency_key = any(:keys)
            """;

    private static final String ADD_KEYS = """
            insert into orders.placement_keys (tenant_id, idempotency_key, fingerprint, order_id, created_at)
            select :tenant, idempotency_key, fingerprint, order_id, :at
            from unnest(:keys::text[], :fingerprints::text[], :orders::uuid[]) as added (idempotency_key, fingerprint, order_id)
            """;

    private static final String ADD_SOURCINGS = """
            insert into orders.sourcings (tenant_id, order_id, sourcing_id, at, cause, explanation)
            select :tenant, order_id, sourcing_id, at, cause, explanation::json
            from unnest(:orders::uuid[], :sourcings::uuid[], :times::timestamptz[], :causes::text[], :explanations::text[])
                as added (order_id, sourcing_id, at, cause, explanation)
            """;

    private static final String KEEP_FIRST_ANSWERS = """
            insert into orders.first_answers (tenant_id, order_id, answer)
            select :tenant, order_id, answer::json
            from unnest(:orders::uuid[], :answers::text[]) as kept (order_id, answer)
            on conflict (tenant_id, order_id) do nothing
            """;

    private static final String FIRST_ANSWERS = """
            select order_id, answer
            from orders.first_answers
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            """;

    private static final String WAITING = """
            select distinct order_id
            from orders.lines
            where tenant_id = :tenant
            and sku = any(:skus)
            and backordered > 0
            """;

    private static final String DUE_HOLDS = """
            select order_id, hold_id
            from orders.holds
            where tenant_id = :tenant
            and released_at is null
            and release_on <= :now
            order by release_on
            limit 500
            """;

    private static final String HELD_UNTIL_TRUE = """
            select distinct order_id
            from orders.holds
            where tenant_id = :tenant
            and released_at is null
            and release_when is not null
            and order_id = any(:orders::uuid[])
            """;

    private static final String HELD_UNTIL_TRUE_WITH = """
            select distinct holds.order_id
            from orders.holds
            join orders.lines on lines.tenant_id = holds.tenant_id and lines.order_id = holds.order_id
            where holds.tenant_id = :tenant
            and holds.released_at is null
            and holds.release_when is not null
            and lines.sku = any(:skus)
            """;

    /** An order before and after, and what happened in between. */
    record Change(Order before, Order after, List<OrderEvent> events) {

        /** Of the orders of which {@code events} say that something happened. */
        static List<Change> of(
                Map<OrderId, Order> before, Map<OrderId, Order> after, Map<OrderId, List<OrderEvent>> events) {
            return events.entrySet().stream()
                    .map(happened -> new Change(
                            Objects.requireNonNull(before.get(happened.getKey())),
                            Objects.requireNonNull(after.get(happened.getKey())),
                            happened.getValue()))
                    .toList();
        }
    }

    /** An earlier order under a key or reference. */
    record Earlier(String key, String fingerprint, OrderId order) {}

    record Sourcing(OrderId order, UUID id, Instant at, String cause, String explanation) {}

    record DueHold(OrderId order, UUID hold) {}

    private record OrderedLine(OrderId order, OrderLine line) {}

    private record OrderedAllocation(OrderId order, LineId line, Allocation allocation) {}

    private record OrderedHold(OrderId order, Hold hold) {}

    private final Db db;
    private final JsonMapper json;
    private final CustomValues customValues;
    private final OrderTimeline timeline;
    private final Outbox outbox;

    Orders(Db db, JsonMapper json, CustomValues customValues, OrderTimeline timeline, Outbox outbox) {
        this.db = db;
        this.json = json;
        this.customValues = customValues;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    // ── read ───────────────────────────────────────────────────────────────────────────────────────────────────

    Order lock(OrderId id) {
        return lock(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("order", id));
    }

    /** Locks the orders in key order and then reads them. */
    List<Order> lock(Collection<OrderId> ids) {
        db.sql(LOCK)
                .param("orders", Columns.texts(ids))
                .query((row, _) -> Db.uuid(row, "order_id"))
                .list();
        return read(ids);
    }

    /** Without a lock: each order as it was at one moment. */
    List<Order> find(Collection<OrderId> ids) {
        return OneMoment.read(() -> versions(ids), () -> read(ids));
    }

    private Map<UUID, Integer> versions(Collection<OrderId> ids) {
        return db
                .sql(VERSIONS)
                .param("orders", Columns.texts(ids))
                .query((row, _) -> Map.entry(Db.uuid(row, "order_id"), row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of locked orders, or in one snapshot. */
    private List<Order> read(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var keys = Columns.texts(ids);
        var allocations = all(READ_ALLOCATIONS, keys, (row, _) -> allocation(row)).stream()
                .collect(Collectors.groupingBy(
                        OrderedAllocation::line,
                        Collectors.mapping(OrderedAllocation::allocation, Collectors.toList())));
        var holds = all(READ_HOLDS, keys, (row, _) -> hold(row)).stream()
                .collect(Collectors.groupingBy(
                        OrderedHold::order, Collectors.mapping(OrderedHold::hold, Collectors.toList())));
        var heads = all(READ, keys, (row, _) -> headless(row));
        var currencies = heads.stream()
                .collect(Collectors.toMap(Order::id, order -> order.head().currency()));
        var lines = all(READ_LINES, keys, (row, _) -> line(row, allocations, currencies)).stream()
                .collect(Collectors.groupingBy(
                        OrderedLine::order, Collectors.mapping(OrderedLine::line, Collectors.toList())));
        return heads.stream()
                .map(order -> new Order(
                        order.id(),
                        order.head(),
                        order.stage(),
                        lines.getOrDefault(order.id(), List.of()),
                        holds.getOrDefault(order.id(), List.of()),
                        order.version()))
                .toList();
    }

    /** What was answered when these orders were placed: what was kept when they changed, or what they still are. */
    Map<OrderId, JsonNode> firstAnswers(Collection<OrderId> ids) {
        var answers = new HashMap<OrderId, JsonNode>();
        var changed = new HashSet<OrderId>();
        for (var order : find(ids)) {
            if (order.version() == Order.FIRST_VERSION) {
                answers.put(order.id(), json.valueToTree(OrderView.of(order)));
            } else {
                changed.add(order.id());
            }
        }
        if (!changed.isEmpty()) {
            db.sql(FIRST_ANSWERS).param("orders", Columns.texts(changed)).query((ResultSet row) -> {
                answers.put(new OrderId(Db.uuid(row, "order_id")), json.readTree(row.getString("answer")));
            });
        }
        return answers;
    }

    List<Earlier> earlierByReference(List<Map.Entry<String, String>> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        return db.sql(FIND_BY_REFERENCE)
                .param("channels", Columns.text(references, Map.Entry::getKey))
                .param("references", Columns.text(references, Map.Entry::getValue))
                .query((row, _) -> new Earlier(
                        row.getString("channel") + "\n" + row.getString("external_reference"),
                        row.getString("fingerprint"),
                        new OrderId(Db.uuid(row, "order_id"))))
                .list();
    }

    List<Earlier> earlierByNumber(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return db.sql(FIND_BY_NUMBER)
                .param("numbers", Columns.texts(numbers))
                .query((row, _) -> new Earlier(
                        row.getString("number"), row.getString("fingerprint"), new OrderId(Db.uuid(row, "order_id"))))
                .list();
    }

    List<Earlier> earlierByKey(Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return db.sql(FIND_BY_KEY)
                .param("keys", Columns.texts(keys))
                .query((row, _) -> new Earlier(
                        row.getString("idempotency_key"),
                        row.getString("fingerprint"),
                        new OrderId(Db.uuid(row, "order_id"))))
                .list();
    }

    /** Orders with units that wait for any of these items. */
    List<OrderId> waitingFor(Collection<Sku> skus) {
        return db.sql(WAITING)
                .param("skus", Columns.texts(skus))
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list();
    }

    List<DueHold> dueHolds(Instant now) {
        return db.sql(DUE_HOLDS)
                .param("now", Db.timestamp(now))
                .query((row, _) -> new DueHold(new OrderId(Db.uuid(row, "order_id")), Db.uuid(row, "hold_id")))
                .list();
    }

    /** Those of {@code orders} with a hold that is released under a condition. */
    List<OrderId> heldUntilTrue(Collection<OrderId> orders) {
        return orders.isEmpty()
                ? List.of()
                : db.sql(HELD_UNTIL_TRUE)
                        .param("orders", Columns.texts(orders))
                        .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                        .list();
    }

    /** The orders of any of these items with a hold that is released under a condition. */
    List<OrderId> heldUntilTrueWith(Collection<Sku> skus) {
        return db.sql(HELD_UNTIL_TRUE_WITH)
                .param("skus", Columns.texts(skus))
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list();
    }

    // ── write ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Writes new orders with all that hangs from them. */
    void add(List<Order> orders) {
        bindHeads(db.sql(ADD), orders)
                .param("numbers", Columns.text(orders, order -> order.head().number()))
                .param("channels", Columns.text(orders, order -> order.head().channel()))
                .param("references", Columns.text(orders, order -> order.head().externalReference()))
                .param(
                        "fingerprints",
                        Columns.text(orders, order -> order.head().fingerprint()))
                .param("customers", Columns.text(orders, order -> order.head().customer()))
                .param(
                        "customer_names",
                        Columns.text(orders, order -> order.head().customerName()))
                .param("vips", Columns.text(orders, order -> order.head().vip()))
                .param("currencies", Columns.text(orders, order -> order.head().currency()))
                .param("placed", Columns.text(orders, order -> order.head().placedAt()))
                .param("placed_by", Columns.text(orders, order -> order.head().placedBy()))
                .param("histories", Columns.text(orders, order -> order.head().history()))
                .update();
        addLines(orders.stream().flatMap(Orders::ordered).toList());
        saveHolds(orders.stream()
                .flatMap(order -> order.holds().stream().map(hold -> new OrderedHold(order.id(), hold)))
                .toList());
        customValues.set(orders.stream()
                .flatMap(order -> order.head().customFields().entrySet().stream()
                        .map(filled -> new CustomValues.Filled(order.id(), filled.getKey(), filled.getValue())))
                .toList());
    }

    /** Orders that were over before Baton heard of them. */
    void addPast(List<Order> orders) {
        add(orders);
        db.sql(SETTLE_PAST_LINES)
                .param("orders", Columns.texts(orders.stream().map(Order::id).toList()))
                .param(
                        "cancelled",
                        Columns.texts(orders.stream()
                                .filter(order -> order.stage() == Stage.CANCELLED)
                                .map(Order::id)
                                .toList()))
                .update();
    }

    void addKeys(List<Earlier> keys, Instant at) {
        if (!keys.isEmpty()) {
            db.sql(ADD_KEYS)
                    .param("keys", Columns.text(keys, Earlier::key))
                    .param("fingerprints", Columns.text(keys, Earlier::fingerprint))
                    .param("orders", Columns.text(keys, Earlier::order))
                    .param("at", Db.timestamp(at))
                    .update();
        }
    }

    void addSourcings(List<Sourcing> sourcings) {
        if (!sourcings.isEmpty()) {
            db.sql(ADD_SOURCINGS)
                    .param("orders", Columns.text(sourcings, Sourcing::order))
                    .param("sourcings", Columns.text(sourcings, Sourcing::id))
                    .param("times", Columns.text(sourcings, Sourcing::at))
                    .param("causes", Columns.text(sourcings, Sourcing::cause))
                    .param("explanations", Columns.text(sourcings, Sourcing::explanation))
                    .update();
        }
    }

    void record(Order before, Order after, OrderEvent event) {
        record(List.of(new Change(before, after, List.of(event))), event.at());
    }

    /** The row with its version, the lines that changed, the timeline and the announcement: one place for all of it. */
    void record(List<Change> changes, Instant at) {
        if (changes.isEmpty()) {
            return;
        }
        var orders = changes.stream().map(Change::after).toList();
        int changed = bindHeads(db.sql(CHANGE), orders)
                .param("versions", Columns.text(orders, Order::version))
                .param("at", Db.timestamp(at))
                .update();
        if (changed != changes.size()) {
            throw new OptimisticLockingFailureException(
                    "%d of %d orders were changed meanwhile".formatted(changes.size() - changed, changes.size()));
        }
        changes.forEach(this::checkFits);
        keepFirstAnswers(changes);
        saveLines(changes);
        saveHolds(changes.stream().flatMap(Orders::changedHolds).toList());
        tell(changes.stream().flatMap(change -> change.events().stream()).toList());
    }

    /** A new version of a locked order, of which something changes that does not stand in its row. */
    void touch(Order before, Instant at) {
        db.sql(TOUCH)
                .param("order", before.id().value())
                .param("at", Db.timestamp(at))
                .update();
        keepFirstAnswers(List.of(new Change(before, before, List.of())));
    }

    void announce(OrderEvent event) {
        tell(List.of(event));
    }

    private void tell(List<OrderEvent> events) {
        var caller = Caller.current();
        timeline.add(events.stream()
                .map(event -> OrderTimeline.Entry.of(caller, event))
                .toList());
        outbox.add(events);
    }

    /** Until an order changes for the first time its first answer can be read from it; from then on it is kept. */
    private void keepFirstAnswers(List<Change> changes) {
        var first = changes.stream()
                .map(Change::before)
                .filter(order -> order.version() == Order.FIRST_VERSION)
                .toList();
        if (!first.isEmpty()) {
            db.sql(KEEP_FIRST_ANSWERS)
                    .param("orders", Columns.text(first, Order::id))
                    .param("answers", Columns.text(first, order -> json.writeValueAsString(OrderView.of(order))))
                    .update();
        }
    }

    private void checkFits(Change change) {
        if (!change.before().id().equals(change.after().id())
                || change.before().version() != change.after().version()) {
            throw new IllegalStateException(
                    "%s does not follow from itself".formatted(change.before().id()));
        }
    }

    private void saveLines(List<Change> changes) {
        var changed = new ArrayList<OrderedLine>();
        var added = new ArrayList<OrderedLine>();
        var removed = new ArrayList<OrderedLine>();
        for (var change : changes) {
            var before = change.before().lines().stream().collect(Collectors.toMap(OrderLine::id, line -> line));
            var after = change.after().lines().stream().collect(Collectors.toMap(OrderLine::id, line -> line));
            change.after().lines().forEach(line -> {
                var was = before.get(line.id());
                if (was == null) {
                    added.add(new OrderedLine(change.after().id(), line));
                } else if (!was.isSameGoods(line)) {
                    removed.add(new OrderedLine(change.before().id(), was));
                    added.add(new OrderedLine(change.after().id(), line));
                } else if (!was.equals(line)) {
                    changed.add(new OrderedLine(change.after().id(), line));
                }
            });
            change.before().lines().stream()
                    .filter(line -> !after.containsKey(line.id()))
                    .forEach(line -> removed.add(new OrderedLine(change.before().id(), line)));
        }
        removeAllocations(concat(changed, removed));
        if (!removed.isEmpty()) {
            bindIds(db.sql(REMOVE_LINES), removed).update();
        }
        changeLines(changed);
        addLines(added);
        addAllocations(changed);
    }

    private void removeAllocations(List<OrderedLine> lines) {
        if (!lines.isEmpty()) {
            bindIds(db.sql(REMOVE_ALLOCATIONS), lines).update();
        }
    }

    private void changeLines(List<OrderedLine> lines) {
        if (!lines.isEmpty()) {
            bindIds(db.sql(CHANGE_LINES), lines)
                    .param("cancelled", quantities(lines, Quantities::cancelled))
                    .param("backordered", quantities(lines, Quantities::backordered))
                    .param("reserved", quantities(lines, Quantities::reserved))
                    .param("released", quantities(lines, Quantities::released))
                    .param("picked", quantities(lines, Quantities::picked))
                    .param("packed", quantities(lines, Quantities::packed))
                    .param("shipped", quantities(lines, Quantities::shipped))
                    .param("delivered", quantities(lines, Quantities::delivered))
                    .param("returned", quantities(lines, Quantities::returned))
                    .param(
                            "promised",
                            Columns.text(lines, ordered -> ordered.line().promisedOn()))
                    .update();
        }
    }

    private void addLines(List<OrderedLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        bindIds(db.sql(ADD_LINES), lines)
                .param("numbers", Columns.text(lines, ordered -> ordered.line().number()))
                .param("skus", Columns.text(lines, ordered -> ordered.line().sku()))
                .param("names", Columns.text(lines, ordered -> ordered.line().name()))
                .param("classes", Columns.text(lines, ordered -> ordered.line().handlingClass()))
                .param("weights", Columns.longs(lines, ordered -> ordered.line().weightGrams()))
                .param("kit_numbers", Columns.text(lines, ordered -> kit(ordered, OrderLine.Kit::number)))
                .param("kit_skus", Columns.text(lines, ordered -> kit(ordered, OrderLine.Kit::sku)))
                .param("kit_names", Columns.text(lines, ordered -> kit(ordered, OrderLine.Kit::name)))
                .param("kit_per_units", Columns.text(lines, ordered -> kit(ordered, OrderLine.Kit::perUnit)))
                .param("ordered", quantities(lines, Quantities::ordered))
                // Of history SETTLE_PAST_LINES says right after where its units are.
                .param("backordered", quantities(lines, units -> units.ordered() - units.reserved()))
                .param("reserved", quantities(lines, Quantities::reserved))
                .param("promised", Columns.text(lines, ordered -> ordered.line().promisedOn()))
                .param(
                        "first_promised",
                        Columns.text(lines, ordered -> ordered.line().firstPromisedOn()))
                .param("unit_prices", amounts(lines, money -> money.unitPrice().minor()))
                .param("gross", amounts(lines, money -> money.gross().minor()))
                .param("discounts", amounts(lines, money -> money.discount().minor()))
                .param("nets", amounts(lines, money -> money.net().minor()))
                .param("shippings", amounts(lines, money -> money.shipping().minor()))
                .param("taxes", amounts(lines, money -> money.tax().minor()))
                .param("totals", amounts(lines, money -> money.total().minor()))
                .param("pricings", Columns.text(lines, ordered -> ordered.line().pricing()))
                .update();
        addAllocations(lines);
    }

    private void addAllocations(List<OrderedLine> lines) {
        var allocations = lines.stream()
                .flatMap(ordered -> ordered.line().allocations().stream()
                        .map(allocation -> new OrderedAllocation(
                                ordered.order(), ordered.line().id(), allocation)))
                .toList();
        if (!allocations.isEmpty()) {
            db.sql(ADD_ALLOCATIONS)
                    .param("orders", Columns.text(allocations, OrderedAllocation::order))
                    .param("lines", Columns.text(allocations, OrderedAllocation::line))
                    .param(
                            "sites",
                            Columns.text(allocations, row -> row.allocation().site()))
                    .param(
                            "quantities",
                            Columns.longs(allocations, row -> row.allocation().quantity()))
                    .param(
                            "released",
                            Columns.longs(allocations, row -> row.allocation().released()))
                    .param(
                            "ship_on",
                            Columns.text(allocations, row -> row.allocation().shipOn()))
                    .update();
        }
    }

    private void saveHolds(List<OrderedHold> holds) {
        if (!holds.isEmpty()) {
            db.sql(SAVE_HOLDS)
                    .param("orders", Columns.text(holds, OrderedHold::order))
                    .param("holds", Columns.text(holds, row -> row.hold().id()))
                    .param("reasons", Columns.text(holds, row -> row.hold().reason()))
                    .param("rules", Columns.text(holds, row -> row.hold().rule()))
                    .param("notes", Columns.text(holds, row -> row.hold().note()))
                    .param("placed", Columns.text(holds, row -> row.hold().placedAt()))
                    .param("placed_by", Columns.text(holds, row -> row.hold().placedBy()))
                    .param("owners", Columns.text(holds, row -> row.hold().owner()))
                    .param("release_on", Columns.text(holds, row -> row.hold().releaseOn()))
                    .param("release_when", Columns.text(holds, row -> row.hold().releaseWhen()))
                    .param("released", Columns.text(holds, row -> row.hold().releasedAt()))
                    .param("released_by", Columns.text(holds, row -> row.hold().releasedBy()))
                    .param(
                            "release_notes",
                            Columns.text(holds, row -> row.hold().releaseNote()))
                    .param("automatic", Columns.text(holds, row -> row.hold().automatic()))
                    .param("lines", Columns.text(holds, row -> row.hold().line()))
                    .param("sites", Columns.text(holds, row -> row.hold().site()))
                    .update();
        }
    }

    private StatementSpec bindHeads(StatementSpec statement, List<Order> orders) {
        return statement
                .param("orders", Columns.text(orders, Order::id))
                .param(
                        "ship_tos",
                        Columns.text(
                                orders,
                                order -> json.writeValueAsString(order.head().shipTo())))
                .param(
                        "countries",
                        Columns.text(orders, order -> order.head().shipTo().country()))
                .param(
                        "regions",
                        Columns.text(orders, order -> order.head().shipTo().region()))
                .param("verified", Columns.text(orders, order -> order.head().addressVerified()))
                .param("latitudes", Columns.text(orders, order -> place(order, GeoPoint::latitude)))
                .param("longitudes", Columns.text(orders, order -> place(order, GeoPoint::longitude)))
                .param(
                        "emails",
                        Columns.text(orders, order -> order.head().shipTo().email()))
                .param(
                        "phones",
                        Columns.text(orders, order -> order.head().shipTo().phone()))
                .param("requested", Columns.text(orders, order -> order.head().requestedOn()))
                .param("promised", Columns.text(orders, Order::promisedOn))
                .param("priorities", Columns.text(orders, order -> order.head().priority()))
                .param("policies", Columns.text(orders, order -> order.head().shippingPolicy()))
                .param("services", Columns.text(orders, order -> order.head().shippingService()))
                .param("notes", Columns.text(orders, order -> order.head().notes()))
                .param("stages", Columns.text(orders, Order::stage))
                .param("statuses", Columns.text(orders, Order::status))
                .param(
                        "on_hold",
                        Columns.text(orders, order -> !order.activeHolds().isEmpty()))
                .param("units", Columns.longs(orders, order -> order.sum(Quantities::owed)))
                .param(
                        "tax_included",
                        Columns.text(orders, order -> order.head().taxIncluded()))
                .param("pricings", Columns.text(orders, order -> order.head().pricing()))
                .param("findings", Columns.text(orders, this::findings))
                .param("totals", Columns.longs(orders, order -> order.total().minor()))
                .param("searches", Columns.text(orders, OrderSearch::textOf));
    }

    private static StatementSpec bindIds(StatementSpec statement, List<OrderedLine> lines) {
        return statement
                .param("orders", Columns.text(lines, OrderedLine::order))
                .param("lines", Columns.text(lines, ordered -> ordered.line().id()));
    }

    // ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────

    private <T> List<T> all(String statement, String[] orders, RowMapper<T> mapper) {
        return db.sql(statement).param("orders", orders).query(mapper).list();
    }

    private Order headless(ResultSet row) throws SQLException {
        var latitude = row.getObject("latitude", Double.class);
        var longitude = row.getObject("longitude", Double.class);
        return new Order(
                new OrderId(Db.uuid(row, "order_id")),
                new Order.Head(
                        row.getString("number"),
                        row.getString("channel"),
                        row.getString("external_reference"),
                        row.getString("fingerprint"),
                        Optional.ofNullable(row.getString("customer"))
                                .map(CustomerNumber::of)
                                .orElse(null),
                        row.getString("customer_name"),
                        row.getBoolean("vip"),
                        json.readValue(row.getString("ship_to"), Address.class),
                        row.getBoolean("address_verified"),
                        latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude),
                        Db.dateOrNull(row, "requested_on"),
                        row.getInt("priority"),
                        ShippingPolicy.valueOf(row.getString("shipping_policy")),
                        row.getString("shipping_service"),
                        row.getString("notes"),
                        customValues.read(row.getString("custom_fields")),
                        row.getString("currency"),
                        row.getBoolean("tax_included"),
                        json.readTree(row.getString("pricing")),
                        findings(row.getString("findings")),
                        Db.instant(row, "placed_at"),
                        row.getString("placed_by"),
                        row.getBoolean("history")),
                Stage.valueOf(row.getString("stage")),
                List.of(),
                List.of(),
                row.getInt("version"));
    }

    /** Most orders have none, and keep nothing. */
    private @Nullable String findings(Order order) {
        var findings = order.head().findings();
        return findings.isEmpty() ? null : json.writeValueAsString(findings);
    }

    private List<Finding> findings(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, new TypeReference<List<Finding>>() {});
    }

    private OrderedLine line(ResultSet row, Map<LineId, List<Allocation>> allocations, Map<OrderId, String> currencies)
            throws SQLException {
        var order = new OrderId(Db.uuid(row, "order_id"));
        var id = new LineId(Db.uuid(row, "line_id"));
        var kitNumber = row.getObject("kit_number", Integer.class);
        var currency = Objects.requireNonNull(currencies.get(order));
        return new OrderedLine(
                order,
                new OrderLine(
                        id,
                        row.getInt("line_number"),
                        new Sku(row.getString("sku")),
                        row.getString("name"),
                        HandlingClass.valueOf(row.getString("handling_class")),
                        row.getLong("weight_grams"),
                        kitNumber == null
                                ? null
                                : new OrderLine.Kit(
                                        kitNumber,
                                        new Sku(row.getString("kit_sku")),
                                        row.getString("kit_name"),
                                        row.getLong("kit_per_unit")),
                        new Quantities(
                                row.getLong("ordered"),
                                row.getLong("cancelled"),
                                row.getLong("backordered"),
                                row.getLong("reserved"),
                                row.getLong("released"),
                                row.getLong("picked"),
                                row.getLong("packed"),
                                row.getLong("shipped"),
                                row.getLong("delivered"),
                                row.getLong("returned")),
                        Db.dateOrNull(row, "promised_on"),
                        Db.dateOrNull(row, "first_promised_on"),
                        new Amounts(
                                Money.of(row.getLong("unit_price_minor"), currency),
                                Money.of(row.getLong("gross_minor"), currency),
                                Money.of(row.getLong("discount_minor"), currency),
                                Money.of(row.getLong("net_minor"), currency),
                                Money.of(row.getLong("shipping_minor"), currency),
                                Money.of(row.getLong("tax_minor"), currency),
                                Money.of(row.getLong("total_minor"), currency)),
                        allocations.getOrDefault(id, List.of()),
                        json.readTree(row.getString("pricing"))));
    }

    private OrderedAllocation allocation(ResultSet row) throws SQLException {
        return new OrderedAllocation(
                new OrderId(Db.uuid(row, "order_id")),
                new LineId(Db.uuid(row, "line_id")),
                new Allocation(
                        new SiteCode(row.getString("site")),
                        row.getLong("quantity"),
                        row.getLong("released"),
                        Db.dateOrNull(row, "ship_on")));
    }

    private OrderedHold hold(ResultSet row) throws SQLException {
        return new OrderedHold(
                new OrderId(Db.uuid(row, "order_id")),
                new Hold(
                        Db.uuid(row, "hold_id"),
                        HoldReason.valueOf(row.getString("reason")),
                        row.getString("rule"),
                        row.getString("note"),
                        Db.instant(row, "placed_at"),
                        row.getString("placed_by"),
                        row.getString("owner"),
                        Db.instantOrNull(row, "release_on"),
                        row.getString("release_when"),
                        Db.instantOrNull(row, "released_at"),
                        row.getString("released_by"),
                        row.getString("release_note"),
                        row.getBoolean("automatic"),
                        Optional.ofNullable(Db.uuidOrNull(row, "line_id"))
                                .map(LineId::new)
                                .orElse(null),
                        Optional.ofNullable(row.getString("site"))
                                .map(SiteCode::new)
                                .orElse(null)));
    }

    private static Stream<OrderedLine> ordered(Order order) {
        return order.lines().stream().map(line -> new OrderedLine(order.id(), line));
    }

    private static Stream<OrderedHold> changedHolds(Change change) {
        return change.after().holds().stream()
                .filter(hold -> !change.before().holds().contains(hold))
                .map(hold -> new OrderedHold(change.after().id(), hold));
    }

    private static List<OrderedLine> concat(List<OrderedLine> some, List<OrderedLine> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static @Nullable Double place(Order order, Function<GeoPoint, Double> of) {
        var location = order.head().location();
        return location == null ? null : of.apply(location);
    }

    private static @Nullable Object kit(OrderedLine ordered, Function<OrderLine.Kit, Object> of) {
        var kit = ordered.line().kit();
        return kit == null ? null : of.apply(kit);
    }

    private static long[] quantities(List<OrderedLine> lines, ToLongFunction<Quantities> of) {
        return Columns.longs(lines, ordered -> of.applyAsLong(ordered.line().quantities()));
    }

    private static long[] amounts(List<OrderedLine> lines, ToLongFunction<Amounts> of) {
        return Columns.longs(lines, ordered -> of.applyAsLong(ordered.line().money()));
    }
}
