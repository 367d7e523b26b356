package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.AddToTimeline;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.SearchText;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Returns and what hangs from them: lock, read, add, store, announce. */
@Repository
class Returns {

    private static final String OPEN_ORDER = """
            insert into returns.orders (tenant_id, order_id)
            values (:tenant, :order)
            on conflict (tenant_id, order_id) do nothing
            """;

    private static final String LOCK_ORDER = """
            select order_id
            from returns.orders
            where tenant_id = :tenant
            and order_id = :order
            for update
            """;

    private static final String ORDER_OF = """
            select order_id
            from returns.returns
            where tenant_id = :tenant
            and return_id = :id
            """;

    private static final String FIND = """
            select return_id, number, order_id, order_number, customer, customer_name, site, state, wish, origin,
                keeps_goods, in_advance, currency, value_minor, note, findings, refusal, requested_at, requested_by,
                decided_at, decided_by, expires_on, sent_at, received_at, receipt_complete, inspected_at, closed_at,
                label, replacement, exchange, settlement, version
            from returns.returns
            where tenant_id = :tenant
            and return_id = any(:ids::uuid[])
            order by return_id
            """;

    private static final String LINES = """
            select return_id, line_number, order_line, sku, name, handling_class, quantity, received, reason, cause,
                graded_cause, note, shipped_at
            from returns.lines
            where tenant_id = :tenant
            and return_id = any(:ids::uuid[])
            order by return_id, line_number
            """;

    private static final String HOLDINGS = """
            select return_id, line_number, sku, disposition, grade, quantity
            from returns.holdings
            where tenant_id = :tenant
            and return_id = any(:ids::uuid[])
            order by return_id, line_number, sku, disposition, grade
            """;

    private static final String OF_ORDER = """
            select return_id
            from returns.returns
            where tenant_id = :tenant
            and order_id = :order
            order by return_id
            limit 500
            """;

    private static final String BY_NUMBER = """
            select return_id
            from returns.returns
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String BY_TRACKING = """
            select return_id
            from returns.returns
            where tenant_id = :tenant
            and label ->> 'trackingNumber' = :number
            order by return_id desc
            limit 1
            """;

    private static final String DUE = """
            select return_id
            from returns.returns
            where tenant_id = :tenant
            and (
                (state in ('APPROVED', 'IN_TRANSIT') and expires_on < :today and not keeps_goods)
                or (
                    state in ('APPROVED', 'IN_TRANSIT', 'EXPIRED')
                    and not (exchange ->> 'lapsed')::boolean
                    and (exchange ->> 'dueOn')::date < :today
                )
            )
            order by return_id
            limit 1000
            """;

    private static final String ADD = """
            insert into returns.returns
                (tenant_id, return_id, number, order_id, order_number, customer, customer_name, site, state, wish, origin,
                keeps_goods, in_advance, currency, value_minor, note, findings, refusal, requested_at, requested_by,
                decided_at, decided_by, expires_on, sent_at, received_at, receipt_complete, inspected_at, closed_at,
                label, replacement, exchange, settlement, search, version)
            values
                (:tenant, :id, :number, :order, :order_number, :customer, :customer_name, :site, :state, :wish, :origin,
                :keeps_goods, :in_advance, :currency, :value, :note, :findings::jsonb, :refusal, :requested_at,
                :requested_by, :decided_at, :decided_by, :expires_on, :sent_at, :received_at, :receipt_complete,
                :inspected_at, :closed_at, :label::jsonb, :replacement::jsonb, :exchange::jsonb, :settlement::jsonb,
                :search, 1)
            """;

    private static final String ADD_LINES = """
            insert into returns.lines (tenant_id, return_id, line_number, order_line, sku, name, handling_class, quantity,
                received, reason, cause, graded_cause, note, shipped_at)
            select :tenant, :id, line_number, order_line, sku, name, handling_class, quantity, received, reason, cause,
                graded_cause, note, shipped_at
            from unnest(:numbers::bigint[], :order_lines::uuid[], :skus::text[], :names::text[], :classes::text[],
                    :quantities::bigint[], :received::bigint[], :reasons::text[], :causes::text[], :graded::text[],
                    :notes::text[], :shipped::timestamptz[])
                as given (line_number, order_line, sku, name, handling_class, quantity, received, reason, cause,
                    graded_cause, note, shipped_at)
            on conflict (tenant_id, return_id, line_number) do update
            set received = excluded.received, graded_cause = excluded.graded_cause
            """;

    private static final String STORE = """
            update returns.returns
            set site = :site, state = :state, keeps_goods = :keeps_goods, findings = :findings::jsonb, refusal = :refusal,
                decided_at = :decided_at, decided_by = :decided_by, expires_on = :expires_on, sent_at = :sent_at,
                received_at = :received_at, receipt_complete = :receipt_complete, inspected_at = :inspected_at,
                closed_at = :closed_at, label = :label::jsonb, exchange = :exchange::jsonb,
                settlement = :settlement::jsonb, search = :search, version = version + 1
            where tenant_id = :tenant
            and return_id = :id
            and version = :version
            """;

    private static final String PUT_HOLDINGS = """
            insert into returns.holdings (tenant_id, return_id, line_number, sku, disposition, grade, site, quantity)
            select :tenant, :id, line_number, sku, disposition, grade, :site, quantity
            from unnest(:lines::bigint[], :skus::text[], :dispositions::text[], :grades::text[], :quantities::bigint[])
                as given (line_number, sku, disposition, grade, quantity)
            on conflict (tenant_id, return_id, line_number, sku, disposition, grade) do update
            set quantity = excluded.quantity
            """;

    private static final String POST = """
            insert into returns.ledger (tenant_id, entry_id, return_id, line_number, sku, site, was, was_graded,
                disposition, grade, quantity, words, at, actor)
            select :tenant, entry_id, :id, line_number, sku, :site, was, was_graded, disposition, grade, quantity, words,
                :at, :actor
            from unnest(:entries::uuid[], :lines::bigint[], :skus::text[], :was::text[], :was_graded::text[],
                    :dispositions::text[], :grades::text[], :quantities::bigint[], :words::text[])
                as given (entry_id, line_number, sku, was, was_graded, disposition, grade, quantity, words)
            """;

    private static final String SCANNED = """
            insert into returns.scans (tenant_id, return_id, scan_id)
            values (:tenant, :id, :scan)
            on conflict (tenant_id, return_id, scan_id) do nothing
            """;

    private static final String SPOKEN_FOR = """
            select lines.order_line,
                sum(case when returns.state in ('REJECTED', 'CANCELLED', 'EXPIRED') then 0
                    when returns.state in ('INSPECTED', 'CLOSED') and not returns.keeps_goods then lines.received
                    else greatest(lines.quantity, lines.received) end)::bigint as units
            from returns.lines
            join returns.returns on returns.tenant_id = lines.tenant_id and returns.return_id = lines.return_id
            where lines.tenant_id = :tenant
            and returns.order_id = :order
            and lines.order_line is not null
            group by lines.order_line
            """;

    /** One step of some units. {@code from} is null for what came from the customer. */
    record Step(
            Return.@Nullable Holding from,
            Return.Holding into,
            @Nullable String words) {}

    private final Db db;
    private final JsonMapper json;
    private final AddToTimeline timeline;
    private final Outbox outbox;

    Returns(Db db, JsonMapper json, AddToTimeline timeline, Outbox outbox) {
        this.db = db;
        this.json = json;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    // ── lock and read ──────────────────────────────────────────────────────────────────────────────────────────

    /** Keeps everybody else from changing any return or claim of this order. The first lock that anybody here takes. */
    void lockOrder(OrderId order) {
        db.sql(OPEN_ORDER).param("order", order.value()).update();
        db.sql(LOCK_ORDER)
                .param("order", order.value())
                .query((row, _) -> Db.uuid(row, "order_id"))
                .single();
    }

    /** The return as it is once its order is locked. */
    Return lock(ReturnId id) {
        var order = db.sql(ORDER_OF)
                .param("id", id.value())
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .optional()
                .orElseThrow(() -> new NotFound("return", id));
        lockOrder(order);
        return get(id);
    }

    Return get(ReturnId id) {
        return find(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("return", id));
    }

    List<Return> find(Collection<ReturnId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = Columns.texts(ids);
        var lines =
                db.sql(LINES).param("ids", wanted).query((row, _) -> Map.entry(owner(row), line(row))).list().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var holdings = db
                .sql(HOLDINGS)
                .param("ids", wanted)
                .query((row, _) -> Map.entry(owner(row), holding(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return db.sql(FIND)
                .param("ids", wanted)
                .query((row, _) -> {
                    var id = owner(row);
                    return read(row, id, lines.getOrDefault(id, List.of()), holdings.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** Oldest first. */
    List<Return> ofOrder(OrderId order) {
        return find(db.sql(OF_ORDER)
                .param("order", order.value())
                .query((row, _) -> owner(row))
                .list());
    }

    Optional<ReturnId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> owner(row))
                .optional();
    }

    Optional<ReturnId> byTrackingNumber(String number) {
        return db.sql(BY_TRACKING)
                .param("number", number)
                .query((row, _) -> owner(row))
                .optional();
    }

    /** Those whose goods should have come by now, and the replacements sent ahead for them. */
    List<ReturnId> due(LocalDate today) {
        return db.sql(DUE).param("today", today).query((row, _) -> owner(row)).list();
    }

    /** Units of each line of the order that have come back or are about to. */
    Map<LineId, Long> spokenFor(OrderId order) {
        return db
                .sql(SPOKEN_FOR)
                .param("order", order.value())
                .query((row, _) -> Map.entry(new LineId(Db.uuid(row, "order_line")), row.getLong("units")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    // ── write ──────────────────────────────────────────────────────────────────────────────────────────────────

    void add(Return made) {
        var facts = made.facts();
        var customer = facts.customer();
        bound(db.sql(ADD), made)
                .param("number", facts.number())
                .param("order", facts.order().value())
                .param("order_number", facts.orderNumber())
                .param("customer", customer == null ? null : customer.value())
                .param("customer_name", facts.customerName())
                .param("wish", facts.wish().name())
                .param("origin", facts.origin().name())
                .param("in_advance", facts.inAdvance())
                .param("currency", facts.value().currency())
                .param("value", facts.value().minor())
                .param("note", facts.note())
                .param("requested_at", Db.timestamp(facts.requestedAt()))
                .param("requested_by", facts.requestedBy())
                .param("replacement", json.writeValueAsString(facts.replacement()))
                .update();
        putLines(made);
    }

    /** The return as it is now, with its lines and with what stands where. */
    Return store(Return after) {
        if (bound(db.sql(STORE), after).param("version", after.version()).update() != 1) {
            throw new StaleVersion(after.version() + 1L);
        }
        putLines(after);
        return new Return(
                after.id(), after.facts(), after.progress(), after.lines(), after.holdings(), after.version() + 1);
    }

    /** Writes down the steps, and where the units stand after them. */
    void post(Return after, List<Step> steps, Instant at) {
        db.sql(PUT_HOLDINGS)
                .param("id", after.id().value())
                .param("site", after.progress().site().value())
                .param("lines", Columns.longs(after.holdings(), Return.Holding::line))
                .param("skus", Columns.text(after.holdings(), Return.Holding::sku))
                .param("dispositions", Columns.text(after.holdings(), Return.Holding::disposition))
                .param("grades", Columns.text(after.holdings(), holding -> graded(holding.grade())))
                .param("quantities", Columns.longs(after.holdings(), Return.Holding::quantity))
                .update();
        db.sql(POST)
                .param("id", after.id().value())
                .param("site", after.progress().site().value())
                .param("at", Db.timestamp(at))
                .param("actor", Caller.current().name())
                .param("entries", Columns.text(steps, _ -> Ids.next()))
                .param("lines", Columns.longs(steps, step -> step.into().line()))
                .param("skus", Columns.text(steps, step -> step.into().sku()))
                .param("was", Columns.text(steps, Returns::was))
                .param("was_graded", Columns.text(steps, Returns::wasGraded))
                .param("dispositions", Columns.text(steps, step -> step.into().disposition()))
                .param("grades", Columns.text(steps, step -> graded(step.into().grade())))
                .param("quantities", Columns.longs(steps, step -> step.into().quantity()))
                .param("words", Columns.text(steps, Step::words))
                .update();
    }

    /** @return false when this scan was taken before */
    boolean scanned(ReturnId id, String scan) {
        return db.sql(SCANNED).param("id", id.value()).param("scan", scan).update() == 1;
    }

    /** Tells whoever looks at the order, and whoever listens. */
    void tell(ReturnEvent event) {
        timeline.handle(event.order(), event.getClass().getSimpleName(), event, event.at());
        outbox.add(event);
    }

    private static @Nullable String was(Step step) {
        var from = step.from();
        return from == null ? null : from.disposition().name();
    }

    private static @Nullable String wasGraded(Step step) {
        var from = step.from();
        return from == null ? null : graded(from.grade());
    }

    private static String graded(@Nullable Grade grade) {
        return grade == null ? "" : grade.name();
    }

    private void putLines(Return of) {
        var lines = of.lines();
        db.sql(ADD_LINES)
                .param("id", of.id().value())
                .param("numbers", Columns.longs(lines, Return.Line::number))
                .param("order_lines", Columns.text(lines, Return.Line::orderLine))
                .param("skus", Columns.text(lines, Return.Line::sku))
                .param("names", Columns.text(lines, Return.Line::name))
                .param("classes", Columns.text(lines, Return.Line::handlingClass))
                .param("quantities", Columns.longs(lines, Return.Line::quantity))
                .param("received", Columns.longs(lines, Return.Line::received))
                .param("reasons", Columns.text(lines, Return.Line::reason))
                .param("causes", Columns.text(lines, Return.Line::cause))
                .param("graded", Columns.text(lines, Return.Line::gradedCause))
                .param("notes", Columns.text(lines, Return.Line::note))
                .param("shipped", Columns.text(lines, Return.Line::shippedAt))
                .update();
    }

    private StatementSpec bound(StatementSpec statement, Return of) {
        var progress = of.progress();
        var label = progress.label();
        return statement
                .param("id", of.id().value())
                .param("site", progress.site().value())
                .param("state", progress.state().name())
                .param("keeps_goods", progress.keepsGoods())
                .param("findings", json.writeValueAsString(progress.findings()))
                .param("refusal", progress.refusal())
                .param("decided_at", Db.timestampOrNull(progress.decidedAt()))
                .param("decided_by", progress.decidedBy())
                .param("expires_on", progress.expiresOn())
                .param("sent_at", Db.timestampOrNull(progress.sentAt()))
                .param("received_at", Db.timestampOrNull(progress.receivedAt()))
                .param("receipt_complete", progress.receiptComplete())
                .param("inspected_at", Db.timestampOrNull(progress.inspectedAt()))
                .param("closed_at", Db.timestampOrNull(progress.closedAt()))
                .param("label", written(label))
                .param("exchange", written(progress.exchange()))
                .param("settlement", written(progress.settlement()))
                .param("search", search(of, label));
    }

    private static String search(Return of, @Nullable ReturnLabel label) {
        var facts = of.facts();
        var words = SearchText.of(
                facts.number(),
                facts.orderNumber(),
                facts.customer(),
                facts.customerName(),
                label == null ? null : label.trackingNumber());
        return words + " "
                + of.lines().stream()
                        .map(line -> SearchText.of(line.sku(), line.name()))
                        .distinct()
                        .collect(Collectors.joining(" "));
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    // ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────

    private Return read(ResultSet row, ReturnId id, List<Return.Line> lines, List<Return.Holding> holdings)
            throws SQLException {
        var customer = row.getString("customer");
        var currency = row.getString("currency");
        return new Return(
                id,
                new Return.Facts(
                        row.getString("number"),
                        new OrderId(Db.uuid(row, "order_id")),
                        row.getString("order_number"),
                        customer == null ? null : CustomerNumber.of(customer),
                        row.getString("customer_name"),
                        Wish.valueOf(row.getString("wish")),
                        ReturnOrigin.valueOf(row.getString("origin")),
                        row.getBoolean("in_advance"),
                        Money.of(row.getLong("value_minor"), currency),
                        row.getString("note"),
                        Arrays.asList(json.readValue(row.getString("replacement"), Replacement[].class)),
                        Db.instant(row, "requested_at"),
                        row.getString("requested_by")),
                new Return.Progress(
                        ReturnState.valueOf(row.getString("state")),
                        new SiteCode(row.getString("site")),
                        row.getBoolean("keeps_goods"),
                        Arrays.asList(json.readValue(row.getString("findings"), Finding[].class)),
                        row.getString("refusal"),
                        Db.instantOrNull(row, "decided_at"),
                        row.getString("decided_by"),
                        Db.dateOrNull(row, "expires_on"),
                        Db.instantOrNull(row, "sent_at"),
                        Db.instantOrNull(row, "received_at"),
                        row.getBoolean("receipt_complete"),
                        Db.instantOrNull(row, "inspected_at"),
                        Db.instantOrNull(row, "closed_at"),
                        value(row, "label", ReturnLabel.class),
                        value(row, "exchange", Exchange.class),
                        value(row, "settlement", Settlement.class)),
                lines,
                holdings,
                row.getInt("version"));
    }

    private <T> @Nullable T value(ResultSet row, String column, Class<T> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : json.readValue(text, type);
    }

    private static ReturnId owner(ResultSet row) throws SQLException {
        return new ReturnId(Objects.requireNonNull(Db.uuid(row, "return_id")));
    }

    private static Return.Line line(ResultSet row) throws SQLException {
        UUID orderLine = Db.uuidOrNull(row, "order_line");
        var graded = row.getString("graded_cause");
        return new Return.Line(
                row.getInt("line_number"),
                orderLine == null ? null : new LineId(orderLine),
                new Sku(row.getString("sku")),
                row.getString("name"),
                HandlingClass.valueOf(row.getString("handling_class")),
                row.getLong("quantity"),
                row.getLong("received"),
                row.getString("reason"),
                Cause.valueOf(row.getString("cause")),
                graded == null ? null : Cause.valueOf(graded),
                row.getString("note"),
                Db.instantOrNull(row, "shipped_at"));
    }

    private static Return.Holding holding(ResultSet row) throws SQLException {
        var grade = row.getString("grade");
        return new Return.Holding(
                row.getInt("line_number"),
                new Sku(row.getString("sku")),
                Disposition.valueOf(row.getString("disposition")),
                grade.isEmpty() ? null : Grade.valueOf(grade),
                row.getLong("quantity"));
    }
}
