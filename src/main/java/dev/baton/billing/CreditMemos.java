package dev.baton.billing;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.Columns;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches credit memos. They are written once and never changed. */
@Repository
class CreditMemos {

    private static final String CREDITABLE = """
            select lines.invoice_id, invoices.number as invoice_number, lines.line_id, lines.line_number, lines.sku, lines.name,
                lines.quantity, lines.unit_price_minor, lines.gross_minor, lines.discount_minor, lines.net_minor,
                lines.shipping_minor, lines.tax_minor, lines.total_minor, lines.taxes,
                coalesce(credited.quantity, 0) as credited, coalesce(credited.shipping_units, 0) as shipping_credited
            from billing.invoice_lines lines
            join billing.invoices invoices using (tenant_id, invoice_id)
            left join lateral (
                select sum(credits.quantity)::bigint as quantity, sum(credits.shipping_units)::bigint as shipping_units
                from billing.credit_memo_lines credits
                where credits.tenant_id = lines.tenant_id
                and credits.invoice_id = lines.invoice_id
                and credits.line_id = lines.line_id
            ) credited on true
            where tenant_id = :tenant
            and lines.order_id = :order
            order by invoices.sequence, lines.line_number
            """;

    private static final String INVOICES_LEFT = """
            select invoices.invoice_id, invoices.total_minor, coalesce(-sum(ledger.amount_minor), 0)::bigint as credited_minor
            from billing.invoices invoices
            left join billing.ledger ledger
                on ledger.tenant_id = invoices.tenant_id
                and ledger.order_id = invoices.order_id
                and ledger.invoice_id = invoices.invoice_id
                and ledger.kind = 'CREDIT'
            where invoices.tenant_id = :tenant
            and invoices.order_id = :order
            group by invoices.invoice_id, invoices.total_minor, invoices.sequence
            order by invoices.sequence
            """;

    private static final String OWED = """
            select coalesce(sum(amount_minor), 0)::bigint
            from billing.ledger
            where tenant_id = :tenant
            and order_id = :order
            """;

    private static final String ISSUED = """
            select memo_id, number, order_id, total_minor, currency, issued_at
            from billing.credit_memos
            where tenant_id = :tenant
            and order_id = :order
            and reason = :reason
            and reference = :reference
            """;

    private static final String ADD = """
            insert into billing.credit_memos (tenant_id, memo_id, sequence, number, order_id, reason, reference, note, currency,
                tax_included, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, flat_minor, deducted_minor,
                total_minor, issued_at, issued_on, issued_by, approved_by)
            values (:tenant, :memo, :sequence, :number, :order, :reason, :reference, :note, :currency, :tax_included, :gross,
                :discount, :net, :shipping, :tax, :flat, :deducted, :total, :at, :on, :by, :approved_by)
            """;

    private static final String ADD_LINES = """
            insert into billing.credit_memo_lines (tenant_id, memo_id, position, order_id, invoice_id, line_id, line_number, sku,
                name, quantity, shipping_units, unit_price_minor, gross_minor, discount_minor, net_minor, shipping_minor,
                tax_minor, total_minor, taxes)
            select :tenant, :memo, position, :order, invoice_id, line_id, line_number, sku, name, quantity, shipping_units,
                unit_price_minor, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, taxes::jsonb
            from unnest(:positions::bigint[], :invoices::uuid[], :lines::uuid[], :line_numbers::bigint[], :skus::text[],
                    :names::text[], :quantities::bigint[], :shipping_units::bigint[], :unit_prices::bigint[], :gross::bigint[],
                    :discounts::bigint[], :nets::bigint[], :shippings::bigint[], :tax::bigint[], :totals::bigint[],
                    :taxes::text[])
                as credited (position, invoice_id, line_id, line_number, sku, name, quantity, shipping_units,
                    unit_price_minor, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, taxes)
            """;

    private static final String ADD_DEDUCTIONS = """
            insert into billing.credit_memo_deductions (tenant_id, memo_id, position, kind, words, amount_minor)
            select :tenant, :memo, position, kind, words, amount_minor
            from unnest(:positions::bigint[], :kinds::text[], :words::text[], :amounts::bigint[])
                as deducted (position, kind, words, amount_minor)
            """;

    private static final String FIND = """
            select memo_id, number, order_id, order_number, customer, customer_name, reason, reference, note, currency,
                tax_included, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, flat_minor, total_minor,
                issued_at, issued_on, issued_by, approved_by
            from billing.credit_memos_view
            where tenant_id = :tenant
            and memo_id = :memo
            """;

    private static final String LINES = """
            select lines.invoice_id, invoices.number as invoice_number, lines.line_id, lines.line_number, lines.sku, lines.name,
                lines.quantity, lines.shipping_units, lines.unit_price_minor, lines.gross_minor, lines.discount_minor,
                lines.net_minor, lines.shipping_minor, lines.tax_minor, lines.total_minor, lines.taxes, invoices.currency
            from billing.credit_memo_lines lines
            join billing.invoices invoices using (tenant_id, invoice_id)
            where tenant_id = :tenant
            and memo_id = :memo
            order by lines.position
            """;

    private static final String DEDUCTIONS = """
            select deductions.kind, deductions.words, deductions.amount_minor, memos.currency
            from billing.credit_memo_deductions deductions
            join billing.credit_memos memos using (tenant_id, memo_id)
            where tenant_id = :tenant
            and memo_id = :memo
            order by deductions.position
            """;

    private static final String BY_NUMBER = """
            select memo_id
            from billing.credit_memos
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String LIST = """
            select memo_id, sequence, number, order_id, order_number, customer, customer_name, reason, reference, issued_on,
                currency, total_minor
            from billing.credit_memos_view
            where tenant_id = :tenant
            """;

    private record Listed(long sequence, CreditMemoRow row) {}

    private final Db db;
    private final JsonMapper json;

    CreditMemos(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** What an order was invoiced for, and what has been credited of it. */
    Creditable creditable(OrderView order) {
        var lines = db.sql(CREDITABLE)
                .param("order", order.id().value())
                .query((row, _) -> new Creditable.Line(
                        new InvoiceId(Db.uuid(row, "invoice_id")),
                        row.getString("invoice_number"),
                        new LineId(Db.uuid(row, "line_id")),
                        row.getInt("line_number"),
                        new Sku(row.getString("sku")),
                        row.getString("name"),
                        row.getLong("unit_price_minor"),
                        row.getLong("quantity"),
                        money(row, order.taxIncluded()),
                        row.getLong("credited"),
                        row.getLong("shipping_credited")))
                .list();
        var invoices = db.sql(INVOICES_LEFT)
                .param("order", order.id().value())
                .query((row, _) -> new Creditable.InvoiceLeft(
                        new InvoiceId(Db.uuid(row, "invoice_id")),
                        row.getLong("total_minor"),
                        row.getLong("credited_minor")))
                .list();
        long owed = db.sql(OWED)
                .param("order", order.id().value())
                .query(Long.class)
                .single();
        return new Creditable(order.id(), order.currency(), order.taxIncluded(), lines, invoices, owed);
    }

    /** The memo that was issued for this cause, as it was announced. */
    Optional<CreditMemoIssued> issued(OrderId order, CreditReason reason, String reference) {
        return db.sql(ISSUED)
                .param("order", order.value())
                .param("reason", reason.name())
                .param("reference", reference)
                .query((row, _) -> new CreditMemoIssued(
                        order,
                        new CreditMemoId(Db.uuid(row, "memo_id")),
                        row.getString("number"),
                        reason,
                        reference,
                        Money.of(row.getLong("total_minor"), row.getString("currency")),
                        Db.instant(row, "issued_at")))
                .optional();
    }

    void add(
            CreditMemo memo,
            CreditMemoIssued issued,
            long sequence,
            LocalDate on,
            boolean taxIncluded,
            @Nullable String approvedBy) {
        var sums = memo.sums();
        db.sql(ADD)
                .param("memo", memo.id().value())
                .param("sequence", sequence)
                .param("number", issued.number())
                .param("order", issued.order().value())
                .param("reason", issued.reason().name())
                .param("reference", issued.reference())
                .param("note", memo.command().note())
                .param("currency", memo.currency())
                .param("tax_included", taxIncluded)
                .param("gross", sums.gross())
                .param("discount", sums.discount())
                .param("net", sums.net())
                .param("shipping", sums.shipping())
                .param("tax", sums.tax())
                .param("flat", memo.flat())
                .param("deducted", memo.deducted())
                .param("total", memo.total())
                .param("at", Db.timestamp(issued.at()))
                .param("on", on)
                .param("by", Caller.current().name())
                .param("approved_by", approvedBy)
                .update();
        addLines(memo);
        addDeductions(memo);
    }

    private void addLines(CreditMemo memo) {
        var lines = memo.lines();
        if (lines.isEmpty()) {
            return;
        }
        db.sql(ADD_LINES)
                .param("memo", memo.id().value())
                .param("order", memo.command().order().value())
                .param("positions", positions(lines))
                .param("invoices", Columns.text(lines, CreditMemo.Line::invoice))
                .param("lines", Columns.text(lines, CreditMemo.Line::line))
                .param("line_numbers", Columns.longs(lines, CreditMemo.Line::number))
                .param("skus", Columns.text(lines, CreditMemo.Line::sku))
                .param("names", Columns.text(lines, CreditMemo.Line::name))
                .param("quantities", Columns.longs(lines, CreditMemo.Line::quantity))
                .param("shipping_units", Columns.longs(lines, line -> line.withShipping() ? line.quantity() : 0))
                .param("unit_prices", Columns.longs(lines, CreditMemo.Line::unitPrice))
                .param("gross", Columns.longs(lines, line -> line.money().gross()))
                .param("discounts", Columns.longs(lines, line -> line.money().discount()))
                .param("nets", Columns.longs(lines, line -> line.money().net()))
                .param("shippings", Columns.longs(lines, line -> line.money().shipping()))
                .param("tax", Columns.longs(lines, line -> line.money().tax()))
                .param("totals", Columns.longs(lines, line -> line.money().total()))
                .param(
                        "taxes",
                        Columns.text(
                                lines,
                                line -> json.writeValueAsString(line.money().taxes())))
                .update();
    }

    private void addDeductions(CreditMemo memo) {
        var deductions = memo.command().deductions();
        if (deductions.isEmpty()) {
            return;
        }
        db.sql(ADD_DEDUCTIONS)
                .param("memo", memo.id().value())
                .param("positions", positions(deductions))
                .param("kinds", Columns.text(deductions, IssueCreditMemo.Deduction::kind))
                .param("words", Columns.text(deductions, IssueCreditMemo.Deduction::words))
                .param(
                        "amounts",
                        Columns.longs(
                                deductions, deduction -> deduction.amount().minor()))
                .update();
    }

    private static long[] positions(List<?> rows) {
        return LongStream.rangeClosed(1, rows.size()).toArray();
    }

    Optional<CreditMemoId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new CreditMemoId(Db.uuid(row, "memo_id")))
                .optional();
    }

    Optional<CreditMemoView> find(CreditMemoId memo) {
        var lines = db.sql(LINES)
                .param("memo", memo.value())
                .query((row, _) -> line(row))
                .list();
        var deductions = db.sql(DEDUCTIONS)
                .param("memo", memo.value())
                .query((row, _) -> new CreditMemoView.Deduction(
                        DeductionKind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        money(row, "amount_minor", row.getString("currency"))))
                .list();
        return db.sql(FIND)
                .param("memo", memo.value())
                .query((row, _) -> view(row, lines, deductions))
                .optional();
    }

    /** Newest first. */
    Page<CreditMemoRow> list(CreditMemoFilter filter, PageRequest request) {
        var order = filter.order();
        var customer = filter.customer();
        var reason = filter.reason();
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where("order_id = :order", "order", order == null ? null : order.value())
                .where("customer = :customer", "customer", customer == null ? null : customer.value())
                .where("reason = :reason", "reason", reason == null ? null : reason.name())
                .where("issued_on >= :from", "from", filter.from())
                .where("issued_on <= :to", "to", filter.to())
                .where("""
                        (starts_with(number, upper(:text)) or starts_with(order_number, upper(:text))
                            or position(lower(:text) in lower(reference)) > 0
                            or position(lower(:text) in lower(customer_name)) > 0)
                        """, "text", filter.text() == null ? null : filter.text().strip())
                .page(
                        db,
                        request,
                        List.of(new SortKey("sequence", "bigint", true)),
                        (row, _) -> new Listed(row.getLong("sequence"), row(row)),
                        listed -> Cursor.of(listed.sequence()))
                .map(Listed::row);
    }

    private static CreditMemoRow row(ResultSet row) throws SQLException {
        return new CreditMemoRow(
                new CreditMemoId(Db.uuid(row, "memo_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                customer(row),
                row.getString("customer_name"),
                CreditReason.valueOf(row.getString("reason")),
                row.getString("reference"),
                row.getObject("issued_on", LocalDate.class),
                money(row, "total_minor", row.getString("currency")));
    }

    private static CreditMemoView view(
            ResultSet row, List<CreditMemoView.Line> lines, List<CreditMemoView.Deduction> deductions)
            throws SQLException {
        var currency = row.getString("currency");
        boolean taxIncluded = row.getBoolean("tax_included");
        long total =
                row.getLong("net_minor") + row.getLong("shipping_minor") + (taxIncluded ? 0 : row.getLong("tax_minor"));
        return new CreditMemoView(
                new CreditMemoId(Db.uuid(row, "memo_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                customer(row),
                row.getString("customer_name"),
                CreditReason.valueOf(row.getString("reason")),
                row.getString("reference"),
                row.getString("note"),
                taxIncluded,
                amounts(row, currency, total),
                money(row, "flat_minor", currency),
                money(row, "total_minor", currency),
                lines,
                deductions,
                Db.instant(row, "issued_at"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("issued_by"),
                row.getString("approved_by"));
    }

    private CreditMemoView.Line line(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var taxes = List.of(json.readValue(row.getString("taxes"), LineMoney.Tax[].class));
        return new CreditMemoView.Line(
                new InvoiceId(Db.uuid(row, "invoice_id")),
                row.getString("invoice_number"),
                new LineId(Db.uuid(row, "line_id")),
                row.getInt("line_number"),
                new Sku(row.getString("sku")),
                row.getString("name"),
                row.getLong("quantity"),
                row.getLong("shipping_units") > 0,
                money(row, "unit_price_minor", currency),
                amounts(row, currency, row.getLong("total_minor")),
                taxes.stream()
                        .map(tax -> new InvoiceView.Tax(
                                tax.name(),
                                tax.ratePpm(),
                                Money.of(tax.base(), currency),
                                Money.of(tax.amount(), currency)))
                        .toList());
    }

    private LineMoney money(ResultSet row, boolean taxIncluded) throws SQLException {
        return new LineMoney(
                taxIncluded,
                row.getLong("gross_minor"),
                row.getLong("discount_minor"),
                row.getLong("net_minor"),
                row.getLong("shipping_minor"),
                row.getLong("tax_minor"),
                row.getLong("total_minor"),
                List.of(json.readValue(row.getString("taxes"), LineMoney.Tax[].class)));
    }

    private static InvoiceView.Amounts amounts(ResultSet row, String currency, long total) throws SQLException {
        return new InvoiceView.Amounts(
                money(row, "gross_minor", currency),
                money(row, "discount_minor", currency),
                money(row, "net_minor", currency),
                money(row, "shipping_minor", currency),
                money(row, "tax_minor", currency),
                Money.of(total, currency));
    }

    private static Money money(ResultSet row, String column, String currency) throws SQLException {
        return Money.of(row.getLong(column), currency);
    }

    private static @Nullable CustomerNumber customer(ResultSet row) throws SQLException {
        var number = row.getString("customer");
        return number == null ? null : new CustomerNumber(number);
    }
}
