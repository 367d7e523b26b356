package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Messages, from the news that makes one to the answer of the mail server. */
@Repository
class Messages {

    private static final String ADD = """
            insert into notifications.messages
                (tenant_id, message_id, order_id, kind, occasion, facts, state, since, happened_at, due_at, written_by)
            select :tenant, message_id, order_id, kind, occasion, facts::jsonb, 'WAITING', :now, happened_at, happened_at, :by
            from unnest(:messages::uuid[], :orders::uuid[], :kinds::text[], :occasions::text[], :facts::text[],
                :times::timestamptz[]) as added (message_id, order_id, kind, occasion, facts, happened_at)
            on conflict on constraint messages_are_said_once do nothing
            """;

    private static final String DOUBTFUL_ADDRESSES = """
            select order_id, placed_at
            from orders.holds_view
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and reason = 'ADDRESS'
            and automatic
            and released_at is null
            """;

    private static final String GET = """
            select message_id, order_id, order_number, kind, occasion, facts, state, reason, since, happened_at, due_at, forced,
                written_by, brand, language, template, recipient, recipient_name, subject, html, plain, attempts, sent_at
            from notifications.messages
            where tenant_id = :tenant
            and message_id = :message
            """;

    private static final String LIST = """
            select message_id, order_id, order_number, kind, occasion, facts, state, reason, since, happened_at, due_at, forced,
                written_by, brand, language, template, recipient, recipient_name, subject, null as html, null as plain, attempts,
                sent_at
            from notifications.messages
            where tenant_id = :tenant
            """;

    private static final String COUNTS = """
            select state, count(*) as messages
            from notifications.messages
            where tenant_id = :tenant
            group by state
            """;

    @Unscoped("the job works for every merchant with something to send")
    private static final String TENANTS_WITH_WORK = """
            select distinct tenant_id
            from notifications.messages
            where (state = 'WAITING' and due_at <= :now)
            or (state = 'SENDING' and claimed_at < :abandoned)
            """;

    private static final String SKIP_STALE = """
            update notifications.messages
            set state = 'SKIPPED', reason = 'STALE', since = :now
            where tenant_id = :tenant
            and state = 'WAITING'
            and happened_at < :bound
            and attempts = 0
            and reason is null
            and not forced
            """;

    private static final String LOCK_DUE = """
            select message_id
            from notifications.messages
            where tenant_id = :tenant
            and state = 'WAITING'
            and due_at <= :now
            order by due_at, message_id
            limit :limit
            for update skip locked
            """;

    private static final String CLAIM = """
            update notifications.messages
            set state = 'SENDING', since = :now, holder = :holder, claimed_at = :now, handed_over_at = null
            where tenant_id = :tenant
            and message_id = any(:messages::uuid[])
            """;

    private static final String ABANDONED = """
            update notifications.messages
            set state = case when handed_over_at is null then 'WAITING' else 'UNSURE' end,
                reason = case when handed_over_at is null then reason else 'ENDED_WHILE_SENDING' end,
                since = :now, holder = null, due_at = :now
            where tenant_id = :tenant
            and state = 'SENDING'
            and claimed_at < :abandoned
            """;

    private static final String COMPOSED = """
            update notifications.messages
            set kind = :kind, order_number = :order_number, brand = :brand, language = :language, template = :template,
                recipient = :recipient, recipient_name = :recipient_name, subject = :subject, html = :html, plain = :plain
            where tenant_id = :tenant
            and message_id = :message
            """;

    private static final String HAND_OVER = """
            update notifications.messages
            set handed_over_at = :now, mail_id = :mail_id
            where tenant_id = :tenant
            and message_id = :message
            and state = 'SENDING'
            and holder = :holder
            """;

    private static final String SETTLE = """
            update notifications.messages
            set state = :state, reason = :reason, since = :now, due_at = coalesce(:due_at, due_at), holder = null,
                attempts = attempts + :attempts, sent_at = coalesce(:sent_at, sent_at)
            where tenant_id = :tenant
            and message_id = :message
            and state = 'SENDING'
            and holder = :holder
            """;

    private static final String KEEP_DUE = """
            update notifications.messages
            set state = 'NOT_SENT', reason = :reason, since = :now, order_number = orders_view.number
            from orders.orders_view
            where messages.tenant_id = :tenant
            and messages.state = 'WAITING'
            and messages.due_at <= :now
            and orders_view.tenant_id = :tenant
            and orders_view.order_id = messages.order_id
            """;

    private static final String LOCK = """
            select state
            from notifications.messages
            where tenant_id = :tenant
            and message_id = :message
            for update
            """;

    private static final String CHANGE = """
            update notifications.messages
            set state = :state, reason = :reason, since = :now, due_at = :now, forced = forced or :forced,
                sent_at = coalesce(:sent_at, sent_at)
            where tenant_id = :tenant
            and message_id = :message
            """;

    private static final String RESEND_UNSENT = """
            update notifications.messages
            set state = 'WAITING', reason = null, since = :now, due_at = :now
            where tenant_id = :tenant
            and state = 'NOT_SENT'
            and happened_at >= :bound
            """;

    private static final String NEWER_DATE = """
            select count(*)
            from notifications.messages
            where tenant_id = :tenant
            and order_id = :order
            and message_id > :message
            and (occasion like 'promise:%' or occasion like 'short:%')
            """;

    private static final String ADD_ATTEMPT = """
            insert into notifications.attempts (tenant_id, message_id, attempt, at, outcome, code, answer, server)
            select :tenant, :message, count(*) + 1, :at, :outcome, :code, :answer, :server
            from notifications.attempts
            where tenant_id = :tenant
            and message_id = :message
            """;

    private static final String ATTEMPTS = """
            select attempt, at, outcome, code, answer, server
            from notifications.attempts
            where tenant_id = :tenant
            and message_id = :message
            order by attempt
            limit 100
            """;

    private static final String LAST_TO = """
            select message_id
            from notifications.messages
            where tenant_id = :tenant
            and recipient = :recipient
            and state in ('SENT', 'UNSURE')
            order by sent_at desc nulls last
            limit 1
            """;

    private final Db db;
    private final JsonMapper json;
    private final Clock clock;

    Messages(Db db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** What was added before is left as it is. */
    void add(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        db.sql(ADD)
                .param("messages", Columns.text(news, News::id))
                .param("orders", Columns.text(news, News::order))
                .param("kinds", Columns.text(news, News::kind))
                .param("occasions", Columns.text(news, News::occasion))
                .param("facts", Columns.text(news, item -> json.writeValueAsString(item.facts())))
                .param("times", Columns.text(news, News::happenedAt))
                .param("now", Db.timestamp(clock.instant()))
                .param("by", Caller.current().name())
                .update();
    }

    Optional<Message> find(MessageId id) {
        return db.sql(GET)
                .param("message", id.value())
                .query((row, _) -> message(row))
                .optional();
    }

    /** Newest first, without what they say. */
    Page<Message> list(MessageFilter filter, PageRequest request) {
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where(
                        "state = any(:states)",
                        "states",
                        filter.states().isEmpty() ? null : Columns.texts(filter.states()))
                .where(
                        "kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().name())
                .where(
                        "order_id = :order",
                        "order",
                        filter.order() == null ? null : filter.order().value())
                .where("""
                        (order_number = upper(:text) or strpos(lower(recipient), lower(:text)) > 0
                        or strpos(lower(subject), lower(:text)) > 0)""", "text", filter.text())
                .page(
                        db,
                        request,
                        List.of(new SortKey("message_id", "uuid", true)),
                        (row, _) -> message(row),
                        message -> Cursor.of(message.id()));
    }

    Map<MessageState, Long> counts() {
        var counts = new EnumMap<MessageState, Long>(MessageState.class);
        db.sql(COUNTS)
                .query((row, _) -> counts.put(MessageState.valueOf(row.getString("state")), row.getLong("messages")))
                .list();
        return counts;
    }

    List<TenantId> tenantsWithWork(Instant now, Instant abandoned) {
        return db.unscoped(TENANTS_WITH_WORK)
                .param("now", Db.timestamp(now))
                .param("abandoned", Db.timestamp(abandoned))
                .query((row, _) -> new TenantId(Db.uuid(row, "tenant_id")))
                .list();
    }

    /** @param since when the order began to wait for its address */
    record Doubt(OrderId order, Instant since) {}

    List<Doubt> doubtfulAddresses(Collection<OrderId> orders) {
        return db.sql(DOUBTFUL_ADDRESSES)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> new Doubt(new OrderId(Db.uuid(row, "order_id")), Db.instant(row, "placed_at")))
                .list();
    }

    int skipStale(Instant bound) {
        return db.sql(SKIP_STALE)
                .param("bound", Db.timestamp(bound))
                .param("now", Db.timestamp(clock.instant()))
                .update();
    }

    /** What is due and nobody else holds; to be claimed in the same transaction. */
    List<MessageId> lockDue(int limit) {
        return db.sql(LOCK_DUE)
                .param("now", Db.timestamp(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> new MessageId(Db.uuid(row, "message_id")))
                .list();
    }

    void claim(Collection<MessageId> messages, UUID holder) {
        db.sql(CLAIM)
                .param("messages", Columns.texts(messages))
                .param("holder", holder)
                .param("now", Db.timestamp(clock.instant()))
                .update();
    }

    int takeBackAbandoned(Instant abandoned) {
        return db.sql(ABANDONED)
                .param("abandoned", Db.timestamp(abandoned))
                .param("now", Db.timestamp(clock.instant()))
                .update();
    }

    void composed(MessageId id, Composer.Composed composed) {
        var mail = composed.mail();
        db.sql(COMPOSED)
                .param("message", id.value())
                .param("kind", composed.kind().name())
                .param("order_number", composed.orderNumber())
                .param("brand", composed.brand().code().value())
                .param("language", composed.language())
                .param("template", composed.template())
                .param("recipient", composed.recipient())
                .param("recipient_name", composed.recipientName())
                .param("subject", mail.subject())
                .param("html", mail.html())
                .param("plain", mail.plain())
                .update();
    }

    /** Just before the mail server takes it over; false when somebody else holds it by now. */
    boolean handOver(MessageId id, UUID holder, String mailId) {
        return db.sql(HAND_OVER)
                        .param("message", id.value())
                        .param("holder", holder)
                        .param("mail_id", mailId)
                        .param("now", Db.timestamp(clock.instant()))
                        .update()
                == 1;
    }

    /** False when somebody else holds it by now. */
    boolean settle(
            MessageId id,
            UUID holder,
            MessageState state,
            @Nullable MessageReason reason,
            @Nullable Instant dueAt,
            boolean attempted) {
        var now = clock.instant();
        return db.sql(SETTLE)
                        .param("message", id.value())
                        .param("holder", holder)
                        .param("state", state.name())
                        .param("reason", reason == null ? null : reason.name())
                        .param("due_at", Db.timestampOrNull(dueAt))
                        .param("attempts", attempted ? 1 : 0)
                        .param("sent_at", Db.timestampOrNull(state == MessageState.SENT ? now : null))
                        .param("now", Db.timestamp(now))
                        .update()
                == 1;
    }

    /** All that is due at once, without finding out what it says. */
    int keepDue(MessageReason reason) {
        return db.sql(KEEP_DUE)
                .param("reason", reason.name())
                .param("now", Db.timestamp(clock.instant()))
                .update();
    }

    Optional<MessageState> lock(MessageId id) {
        return db.sql(LOCK)
                .param("message", id.value())
                .query((row, _) -> MessageState.valueOf(row.getString("state")))
                .optional();
    }

    void change(MessageId id, MessageState state, @Nullable MessageReason reason, boolean forced) {
        var now = clock.instant();
        db.sql(CHANGE)
                .param("message", id.value())
                .param("state", state.name())
                .param("reason", reason == null ? null : reason.name())
                .param("forced", forced)
                .param("sent_at", Db.timestampOrNull(state == MessageState.SENT ? now : null))
                .param("now", Db.timestamp(now))
                .update();
    }

    int resendUnsent(Instant bound) {
        return db.sql(RESEND_UNSENT)
                .param("bound", Db.timestamp(bound))
                .param("now", Db.timestamp(clock.instant()))
                .update();
    }

    /** Whether the customer is to be told a newer date of the same order. */
    boolean hasNewerDate(Message message) {
        return db.sql(NEWER_DATE)
                        .param("order", message.order().value())
                        .param("message", message.id().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void addAttempt(MessageId id, SendingAttempt attempt) {
        db.sql(ADD_ATTEMPT)
                .param("message", id.value())
                .param("at", Db.timestamp(attempt.at()))
                .param("outcome", attempt.outcome().name())
                .param("code", attempt.code())
                .param("answer", attempt.answer())
                .param("server", attempt.server())
                .update();
    }

    /** Oldest first. */
    List<SendingAttempt> attempts(MessageId id) {
        return db.sql(ATTEMPTS)
                .param("message", id.value())
                .query((row, _) -> new SendingAttempt(
                        Db.instant(row, "at"),
                        SendingAttempt.Outcome.valueOf(row.getString("outcome")),
                        row.getObject("code", Integer.class),
                        row.getString("answer"),
                        row.getString("server")))
                .list();
    }

    Optional<MessageId> lastTo(String recipient) {
        return db.sql(LAST_TO)
                .param("recipient", recipient)
                .query((row, _) -> new MessageId(Db.uuid(row, "message_id")))
                .optional();
    }

    private Message message(ResultSet row) throws SQLException {
        var html = row.getString("html");
        var subject = row.getString("subject");
        var plain = row.getString("plain");
        return new Message(
                new MessageId(Db.uuid(row, "message_id")),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("occasion"),
                json.readValue(row.getString("facts"), Facts.class),
                MessageState.valueOf(row.getString("state")),
                row.getString("reason") == null ? null : MessageReason.valueOf(row.getString("reason")),
                Db.instant(row, "since"),
                Db.instant(row, "happened_at"),
                Db.instant(row, "due_at"),
                row.getBoolean("forced"),
                row.getString("written_by"),
                row.getString("brand"),
                row.getString("language"),
                row.getObject("template", Integer.class),
                row.getString("recipient"),
                row.getString("recipient_name"),
                subject == null ? null : new Mail(subject, html == null ? "" : html, plain == null ? "" : plain),
                row.getInt("attempts"),
                Db.instantOrNull(row, "sent_at"));
    }
}
