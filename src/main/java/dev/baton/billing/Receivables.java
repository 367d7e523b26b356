package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement about who owes for how long, and who was written to. */
@Repository
class Receivables {

    private static final String AGEING = """
            select customer, customer_name, key, currency, invoices, current_minor, to30_minor, to60_minor, to90_minor,
                beyond_minor, total_minor
            from (
                select customer, case when customer is null then '' else max(customer_name) end as customer_name,
                    coalesce(customer, '') as key, currency, count(*) as invoices,
                    coalesce(sum(open_minor) filter (where due_on >= cast(:today as date)), 0)::bigint as current_minor,
                    coalesce(sum(open_minor) filter (where due_on < cast(:today as date) and due_on >= cast(:today as date) - 30), 0)::bigint
                        as to30_minor,
                    coalesce(sum(open_minor) filter (where due_on < cast(:today as date) - 30 and due_on >= cast(:today as date) - 60), 0)::bigint
                        as to60_minor,
                    coalesce(sum(open_minor) filter (where due_on < cast(:today as date) - 60 and due_on >= cast(:today as date) - 90), 0)::bigint
                        as to90_minor,
                    coalesce(sum(open_minor) filter (where due_on < cast(:today as date) - 90), 0)::bigint as beyond_minor,
                    sum(open_minor)::bigint as total_minor
                from billing.overdue_view
                where tenant_id = :tenant
                group by customer, currency
            ) aged
            where total_minor > 0
            """;

    private static final String OVERDUE = """
            select invoice_id, number, sequence, order_number, customer, customer_name, due_on, currency, open_minor, level,
                last_on
            from billing.overdue_view
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into billing.dunning_letters (tenant_id, letter_id, number, invoice_id, order_id, level, open_minor, currency,
                pay_until, issued_on, issued_at, issued_by)
            values (:tenant, :letter, :number, :invoice, :order, :level, :open, :currency, :pay_until, :on, :at, :by)
            """;

    private static final String LETTERS = """
            select letter_id, number, invoice_id, invoice_number, order_number, customer, customer_name, level, open_minor,
                currency, pay_until, issued_on, issued_by
            from billing.dunning_view
            where tenant_id = :tenant
            """;

    private record Listed(long sequence, OverdueInvoice invoice) {}

    private final Db db;

    Receivables(Db db) {
        this.db = db;
    }

    /** Who owes most, first. */
    Page<Ageing> ageing(LocalDate today, PageRequest request) {
        return new ListQuery(AGEING)
                .where("cast(:today as date) is not null", "today", today)
                .page(
                        db,
                        request,
                        List.of(
                                new SortKey("total_minor", "bigint", true),
                                new SortKey("key", "text", false),
                                new SortKey("currency", "text", false)),
                        (row, _) -> ageing(row),
                        aged -> Cursor.of(
                                aged.total().minor(), key(aged), aged.total().currency()));
    }

    private static String key(Ageing aged) {
        var customer = aged.customer();
        return customer == null ? "" : customer.value();
    }

    /** Invoices that are due for longer than the first letter waits, longest first. */
    Page<OverdueInvoice> overdue(LocalDate today, PageRequest request) {
        return new ListQuery(OVERDUE)
                .where("due_on <= :due", "due", DunningSteps.firstDue(today))
                .page(
                        db,
                        request,
                        List.of(new SortKey("due_on", "date", false), new SortKey("sequence", "bigint", false)),
                        (row, _) -> new Listed(row.getLong("sequence"), overdue(row, today)),
                        listed -> Cursor.of(listed.invoice().dueOn(), listed.sequence()))
                .map(Listed::invoice);
    }

    Optional<OverdueInvoice> overdue(InvoiceId invoice, LocalDate today) {
        return new ListQuery(OVERDUE)
                        .where("invoice_id = :invoice", "invoice", invoice.value())
                        .page(
                                db,
                                PageRequest.first(1),
                                List.of(new SortKey("sequence", "bigint", false)),
                                (row, _) -> overdue(row, today),
                                _ -> Cursor.of(""))
                        .data()
                        .stream()
                        .findFirst();
    }

    void add(DunningLetter letter, UUID order, Instant at) {
        db.sql(ADD)
                .param("letter", letter.id())
                .param("number", letter.number())
                .param("invoice", letter.invoice().value())
                .param("order", order)
                .param("level", letter.level())
                .param("open", letter.open().minor())
                .param("currency", letter.open().currency())
                .param("pay_until", letter.payUntil())
                .param("on", letter.issuedOn())
                .param("at", Db.timestamp(at))
                .param("by", Caller.current().name())
                .update();
    }

    /** Newest first. */
    Page<DunningLetter> letters(@Nullable InvoiceId invoice, @Nullable String number, PageRequest request) {
        return new ListQuery(LETTERS)
                .where("invoice_id = :invoice", "invoice", invoice == null ? null : invoice.value())
                .where("number = :number", "number", number)
                .page(
                        db,
                        request,
                        List.of(new SortKey("letter_id", "uuid", true)),
                        (row, _) -> letter(row),
                        letter -> Cursor.of(letter.id()));
    }

    private static Ageing ageing(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Ageing(
                customer(row),
                row.getString("customer_name"),
                row.getLong("invoices"),
                Money.of(row.getLong("current_minor"), currency),
                Money.of(row.getLong("to30_minor"), currency),
                Money.of(row.getLong("to60_minor"), currency),
                Money.of(row.getLong("to90_minor"), currency),
                Money.of(row.getLong("beyond_minor"), currency),
                Money.of(row.getLong("total_minor"), currency));
    }

    private static OverdueInvoice overdue(ResultSet row, LocalDate today) throws SQLException {
        var dueOn = row.getObject("due_on", LocalDate.class);
        int level = row.getInt("level");
        var lastOn = Db.dateOrNull(row, "last_on");
        return new OverdueInvoice(
                new InvoiceId(Db.uuid(row, "invoice_id")),
                row.getString("number"),
                row.getString("order_number"),
                customer(row),
                row.getString("customer_name"),
                dueOn,
                ChronoUnit.DAYS.between(dueOn, today),
                Money.of(row.getLong("open_minor"), row.getString("currency")),
                level,
                lastOn,
                DunningSteps.due(dueOn, level, lastOn, today));
    }

    private static DunningLetter letter(ResultSet row) throws SQLException {
        return new DunningLetter(
                Db.uuid(row, "letter_id"),
                row.getString("number"),
                new InvoiceId(Db.uuid(row, "invoice_id")),
                row.getString("invoice_number"),
                row.getString("order_number"),
                customer(row),
                row.getString("customer_name"),
                row.getInt("level"),
                Money.of(row.getLong("open_minor"), row.getString("currency")),
                row.getObject("pay_until", LocalDate.class),
                row.getObject("issued_on", LocalDate.class),
                row.getString("issued_by"));
    }

    private static @Nullable CustomerNumber customer(ResultSet row) throws SQLException {
        var number = row.getString("customer");
        return number == null ? null : new CustomerNumber(number);
    }
}
