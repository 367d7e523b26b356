package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The journal, read from documents and ledger, and what its accounts are called. */
@Repository
class Journal {

    private static final String ENTRIES = """
            select document_id, document_number, kind, part, order_id, order_number, customer, customer_name, at, currency
            from billing.journal_entries_view
            where tenant_id = :tenant
            """;

    private static final String POSTINGS = """
            select document_id, kind, part, account, amount_minor
            from billing.journal_view
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and document_id = any(:documents::uuid[])
            """;

    private static final String TOTALS = """
            select postings.account, entries.currency,
                coalesce(sum(postings.amount_minor) filter (where postings.amount_minor > 0), 0)::bigint as debit_minor,
                coalesce(-sum(postings.amount_minor) filter (where postings.amount_minor < 0), 0)::bigint as credit_minor
            from billing.journal_entries_view entries
            join billing.journal_view postings
                on postings.tenant_id = entries.tenant_id
                and postings.order_id = entries.order_id
                and postings.document_id = entries.document_id
                and postings.kind = entries.kind
                and postings.part = entries.part
            where entries.tenant_id = :tenant
            and entries.at >= :from
            and entries.at < :to
            group by postings.account, entries.currency
            """;

    private static final String CHART = """
            select account, code, name
            from billing.journal_accounts
            where tenant_id = :tenant
            """;

    private static final String DEFINE = """
            insert into billing.journal_accounts (tenant_id, account, code, name)
            values (:tenant, :account, :code, :name)
            on conflict (tenant_id, account) do update
            set code = excluded.code, name = excluded.name
            """;

    private record Key(UUID document, JournalEntry.Kind kind, int part) {}

    private record Row(JournalAccount account, long amount) {}

    private final Db db;

    Journal(Db db) {
        this.db = db;
    }

    /** Oldest first. */
    Page<JournalEntry> entries(Instant from, Instant to, PageRequest request) {
        var page = new ListQuery(ENTRIES)
                .where("at >= :from", "from", from)
                .where("at < :to", "to", to)
                .page(
                        db,
                        request,
                        List.of(
                                new SortKey("at", "timestamptz", false),
                                new SortKey("document_id", "uuid", false),
                                new SortKey("kind", "text", false),
                                new SortKey("part", "bigint", false)),
                        (row, _) -> entry(row),
                        entry -> Cursor.of(entry.at(), entry.document(), entry.kind(), entry.part()));
        return new Page<>(withPostings(page.data()), page.next());
    }

    private List<JournalEntry> withPostings(List<JournalEntry> entries) {
        var postings = new HashMap<Key, List<Row>>();
        db.sql(POSTINGS)
                .param("orders", Columns.text(entries, JournalEntry::order))
                .param("documents", Columns.text(entries, JournalEntry::document))
                .query(row -> {
                    postings.computeIfAbsent(
                                    new Key(
                                            Db.uuid(row, "document_id"),
                                            JournalEntry.Kind.valueOf(row.getString("kind")),
                                            row.getInt("part")),
                                    _ -> new ArrayList<>())
                            .add(new Row(
                                    JournalAccount.valueOf(row.getString("account")), row.getLong("amount_minor")));
                });
        var chart = chart();
        return entries.stream()
                .map(entry -> with(
                        entry,
                        postings.getOrDefault(new Key(entry.document(), entry.kind(), entry.part()), List.of()),
                        chart))
                .toList();
    }

    /** Debits before credits. */
    private static JournalEntry with(JournalEntry entry, List<Row> rows, Map<JournalAccount, ChartAccount> chart) {
        var postings = rows.stream()
                .sorted((one, other) -> one.amount() > 0 == other.amount() > 0
                        ? one.account().compareTo(other.account())
                        : one.amount() > 0 ? -1 : 1)
                .map(row -> {
                    var account = chart.getOrDefault(row.account(), ChartAccount.usual(row.account()));
                    return new JournalEntry.Posting(
                            row.account(),
                            account.code(),
                            account.name(),
                            Money.of(Math.max(0, row.amount()), entry.currency()),
                            Money.of(Math.max(0, -row.amount()), entry.currency()));
                })
                .toList();
        return new JournalEntry(
                entry.document(),
                entry.documentNumber(),
                entry.kind(),
                entry.part(),
                entry.order(),
                entry.orderNumber(),
                entry.customer(),
                entry.customerName(),
                entry.at(),
                entry.currency(),
                postings);
    }

    /** By account and currency. */
    List<JournalTotal> totals(Instant from, Instant to) {
        var chart = chart();
        return db
                .sql(TOTALS)
                .param("from", Db.timestamp(from))
                .param("to", Db.timestamp(to))
                .query((row, _) -> {
                    var account = JournalAccount.valueOf(row.getString("account"));
                    var named = chart.getOrDefault(account, ChartAccount.usual(account));
                    var currency = row.getString("currency");
                    return new JournalTotal(
                            account,
                            named.code(),
                            named.name(),
                            Money.of(row.getLong("debit_minor"), currency),
                            Money.of(row.getLong("credit_minor"), currency));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(JournalTotal::code)
                        .thenComparing(total -> total.debit().currency()))
                .toList();
    }

    /** Every account, as the merchant calls it. */
    Map<JournalAccount, ChartAccount> chart() {
        var chart = new EnumMap<JournalAccount, ChartAccount>(JournalAccount.class);
        Arrays.stream(JournalAccount.values()).forEach(account -> chart.put(account, ChartAccount.usual(account)));
        db.sql(CHART).query(row -> {
            var account = JournalAccount.valueOf(row.getString("account"));
            chart.put(account, new ChartAccount(account, row.getString("code"), row.getString("name")));
        });
        return chart;
    }

    void define(ChartAccount account) {
        db.sql(DEFINE)
                .param("account", account.account().name())
                .param("code", account.code())
                .param("name", account.name())
                .update();
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        var customer = row.getString("customer");
        return new JournalEntry(
                Db.uuid(row, "document_id"),
                row.getString("document_number"),
                JournalEntry.Kind.valueOf(row.getString("kind")),
                row.getInt("part"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                customer == null ? null : new CustomerNumber(customer),
                row.getString("customer_name"),
                Db.instant(row, "at"),
                row.getString("currency"),
                List.of());
    }
}
