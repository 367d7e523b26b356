package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.PaymentTerms;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
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
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches invoices. They are written once and never changed. */
@Repository
class Invoices {

    private static final String BILLED = """
            select shipment_id
            from billing.invoices
            where tenant_id = :tenant
            and shipment_id = any(:shipments::uuid[])
            """;

    private static final String UNITS_BILLED = """
            select line_id, sum(quantity)::bigint as quantity
            from billing.invoice_lines
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            group by line_id
            """;

    private static final String ADD = """
            insert into billing.invoices (tenant_id, invoice_id, sequence, number, order_id, order_number, shipment_id,
                shipment_number, site, customer, customer_name, reference, bill_to, ship_to, language, terms, issued_at,
                issued_on, due_on, currency, tax_included, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor,
                total_minor)
            select :tenant, invoice_id, sequence, number, order_id, order_number, shipment_id, shipment_number, site,
                customer, customer_name, reference, bill_to::jsonb, ship_to::jsonb, language, terms, issued_at, issued_on,
                due_on, currency, tax_included::boolean, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor,
                total_minor
            from unnest(:invoices::uuid[], :sequences::bigint[], :numbers::text[], :orders::uuid[], :order_numbers::text[],
                    :shipments::uuid[], :shipment_numbers::text[], :sites::text[], :customers::text[],
                    :customer_names::text[], :references::text[], :bill_tos::text[], :ship_tos::text[], :languages::text[],
                    :terms::text[], :times::timestamptz[], :days::date[], :due_days::date[], :currencies::text[],
                    :tax_included::text[], :gross::bigint[], :discounts::bigint[], :nets::bigint[], :shippings::bigint[],
                    :taxes::bigint[], :totals::bigint[])
                as issued (invoice_id, sequence, number, order_id, order_number, shipment_id, shipment_number, site, customer,
                    customer_name, reference, bill_to, ship_to, language, terms, issued_at, issued_on, due_on, currency,
                    tax_included, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor)
            """;

    private static final String ADD_LINES = """
            insert into billing.invoice_lines (tenant_id, invoice_id, line_id, order_id, line_number, sku, name, kit_name,
                quantity, unit_price_minor, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor,
                taxes)
            select :tenant, invoice_id, line_id, order_id, line_number, sku, name, kit_name, quantity, unit_price_minor,
                gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, taxes::jsonb
            from unnest(:invoices::uuid[], :lines::uuid[], :orders::uuid[], :line_numbers::bigint[], :skus::text[],
                    :names::text[], :kits::text[], :quantities::bigint[], :unit_prices::bigint[], :gross::bigint[],
                    :discounts::bigint[], :nets::bigint[], :shippings::bigint[], :tax::bigint[], :totals::bigint[],
                    :taxes::text[])
                as billed (invoice_id, line_id, order_id, line_number, sku, name, kit_name, quantity, unit_price_minor,
                    gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, taxes)
            """;

    private static final String ADD_TAXES = """
            insert into billing.invoice_taxes (tenant_id, invoice_id, position, name, rate_ppm, base_minor, amount_minor)
            select :tenant, invoice_id, position, name, rate_ppm, base_minor, amount_minor
            from unnest(:invoices::uuid[], :positions::bigint[], :names::text[], :rates::bigint[], :bases::bigint[],
                    :amounts::bigint[])
                as taxed (invoice_id, position, name, rate_ppm, base_minor, amount_minor)
            """;

    private static final String FIND = """
            select invoice_id, number, order_id, order_number, shipment_id, shipment_number, site, customer, customer_name,
                reference, bill_to, ship_to, language, terms, issued_at, issued_on, due_on, currency, tax_included,
                gross_minor, discount_minor, net_minor, shipping_minor, tax_minor, total_minor, paid_minor, open_minor,
                credited_minor
            from billing.invoices_view
            where tenant_id = :tenant
            and invoice_id = :invoice
            """;

    private static final String BY_NUMBER = """
            select invoice_id
            from billing.invoices
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String ORDER_OF = """
            select order_id
            from billing.invoices
            where tenant_id = :tenant
            and invoice_id = :invoice
            """;

    private static final String OPEN = """
            select open_minor, currency
            from billing.invoices_view
            where tenant_id = :tenant
            and invoice_id = :invoice
            """;

    private static final String LINES = """
            select lines.line_id, lines.line_number, lines.sku, lines.name, lines.kit_name, lines.quantity,
                lines.unit_price_minor, lines.gross_minor, lines.discount_minor, lines.net_minor, lines.shipping_minor,
                lines.tax_minor, lines.total_minor, lines.taxes, invoices.currency
            from billing.invoice_lines lines
            join billing.invoices invoices using (tenant_id, invoice_id)
            where tenant_id = :tenant
            and invoice_id = :invoice
            order by lines.line_number
            """;

    private static final String TAXES = """
            select taxes.name, taxes.rate_ppm, taxes.base_minor, taxes.amount_minor, invoices.currency
            from billing.invoice_taxes taxes
            join billing.invoices invoices using (tenant_id, invoice_id)
            where tenant_id = :tenant
            and invoice_id = :invoice
            order by taxes.position
            """;

    private static final String LIST = """
            select invoice_id, sequence, number, order_id, order_number, shipment_number, customer, customer_name, issued_on,
                due_on, currency, total_minor, paid_minor, open_minor, credited_minor
            from billing.invoices_view
            where tenant_id = :tenant
            """;

    private record BilledLine(Invoice invoice, Invoice.Line line) {}

    private record TaxRow(Invoice invoice, int position, LineMoney.Tax tax) {}

    private record Listed(long sequence, InvoiceRow row) {}

    private final Db db;
    private final JsonMapper json;

    Invoices(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Those of {@code shipments} that have their invoice. */
    Set<UUID> billed(Collection<UUID> shipments) {
        return new HashSet<>(db.sql(BILLED)
                .param("shipments", Columns.texts(shipments))
                .query((row, _) -> Db.uuid(row, "shipment_id"))
                .list());
    }

    /** How many units of each line of {@code orders} invoices ask for. */
    Map<LineId, Long> unitsBilled(Collection<OrderId> orders) {
        var units = new HashMap<LineId, Long>();
        db.sql(UNITS_BILLED)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> units.put(new LineId(Db.uuid(row, "line_id")), row.getLong("quantity")))
                .list();
        return units;
    }

    void add(List<Invoice.Numbered> issued) {
        var invoices = issued.stream().map(Invoice.Numbered::invoice).toList();
        addHeads(issued, invoices);
        addLines(invoices);
        addTaxes(invoices);
    }

    private void addHeads(List<Invoice.Numbered> issued, List<Invoice> invoices) {
        db.sql(ADD)
                .param("invoices", Columns.text(invoices, Invoice::id))
                .param("sequences", Columns.longs(issued, Invoice.Numbered::sequence))
                .param("numbers", Columns.text(issued, Invoice.Numbered::number))
                .param(
                        "orders",
                        Columns.text(invoices, invoice -> invoice.shipped().order()))
                .param(
                        "order_numbers",
                        Columns.text(invoices, invoice -> invoice.billable().number()))
                .param(
                        "shipments",
                        Columns.text(invoices, invoice -> invoice.shipped().shipment()))
                .param(
                        "shipment_numbers",
                        Columns.text(invoices, invoice -> invoice.shipped().number()))
                .param(
                        "sites",
                        Columns.text(invoices, invoice -> invoice.shipped().site()))
                .param(
                        "customers",
                        Columns.text(invoices, invoice -> invoice.billable().customer()))
                .param(
                        "customer_names",
                        Columns.text(invoices, invoice -> invoice.billable().customerName()))
                .param(
                        "references",
                        Columns.text(invoices, invoice -> invoice.billable().reference()))
                .param(
                        "bill_tos",
                        Columns.text(
                                invoices, invoice -> written(invoice.billable().billTo())))
                .param(
                        "ship_tos",
                        Columns.text(
                                invoices, invoice -> written(invoice.billable().shipTo())))
                .param(
                        "languages",
                        Columns.text(invoices, invoice -> invoice.billable().language()))
                .param(
                        "terms",
                        Columns.text(invoices, invoice -> invoice.billable().terms()))
                .param(
                        "times",
                        Columns.text(invoices, invoice -> invoice.shipped().at()))
                .param("days", Columns.text(invoices, Invoice::issuedOn))
                .param("due_days", Columns.text(invoices, Invoice::dueOn))
                .param(
                        "currencies",
                        Columns.text(invoices, invoice -> invoice.billable().currency()))
                .param(
                        "tax_included",
                        Columns.text(invoices, invoice -> invoice.billable().taxIncluded()))
                .param(
                        "gross",
                        Columns.longs(invoices, invoice -> invoice.sums().gross()))
                .param(
                        "discounts",
                        Columns.longs(invoices, invoice -> invoice.sums().discount()))
                .param("nets", Columns.longs(invoices, invoice -> invoice.sums().net()))
                .param(
                        "shippings",
                        Columns.longs(invoices, invoice -> invoice.sums().shipping()))
                .param(
                        "taxes",
                        Columns.longs(invoices, invoice -> invoice.sums().tax()))
                .param(
                        "totals",
                        Columns.longs(invoices, invoice -> invoice.sums().total()))
                .update();
    }

    private void addLines(List<Invoice> invoices) {
        var rows = invoices.stream()
                .flatMap(invoice -> invoice.lines().stream().map(line -> new BilledLine(invoice, line)))
                .toList();
        db.sql(ADD_LINES)
                .param("invoices", Columns.text(rows, row -> row.invoice().id()))
                .param("lines", Columns.text(rows, row -> row.line().line()))
                .param(
                        "orders",
                        Columns.text(rows, row -> row.invoice().shipped().order()))
                .param("line_numbers", Columns.longs(rows, row -> row.line().number()))
                .param("skus", Columns.text(rows, row -> row.line().sku()))
                .param("names", Columns.text(rows, row -> row.line().name()))
                .param("kits", Columns.text(rows, row -> row.line().kitName()))
                .param("quantities", Columns.longs(rows, row -> row.line().quantity()))
                .param("unit_prices", Columns.longs(rows, row -> row.line().unitPrice()))
                .param("gross", Columns.longs(rows, row -> row.line().money().gross()))
                .param(
                        "discounts",
                        Columns.longs(rows, row -> row.line().money().discount()))
                .param("nets", Columns.longs(rows, row -> row.line().money().net()))
                .param(
                        "shippings",
                        Columns.longs(rows, row -> row.line().money().shipping()))
                .param("tax", Columns.longs(rows, row -> row.line().money().tax()))
                .param("totals", Columns.longs(rows, row -> row.line().money().total()))
                .param(
                        "taxes",
                        Columns.text(rows, row -> written(row.line().money().taxes())))
                .update();
    }

    private void addTaxes(List<Invoice> invoices) {
        var rows = invoices.stream()
                .flatMap(invoice -> {
                    var taxes = invoice.sums().taxes();
                    return IntStream.range(0, taxes.size()).mapToObj(i -> new TaxRow(invoice, i, taxes.get(i)));
                })
                .toList();
        db.sql(ADD_TAXES)
                .param("invoices", Columns.text(rows, row -> row.invoice().id()))
                .param("positions", Columns.longs(rows, TaxRow::position))
                .param("names", Columns.text(rows, row -> row.tax().name()))
                .param("rates", Columns.longs(rows, row -> row.tax().ratePpm()))
                .param("bases", Columns.longs(rows, row -> row.tax().base()))
                .param("amounts", Columns.longs(rows, row -> row.tax().amount()))
                .update();
    }

    Optional<OrderId> orderOf(InvoiceId invoice) {
        return db.sql(ORDER_OF)
                .param("invoice", invoice.value())
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .optional();
    }

    /** What nothing covers of an invoice. */
    Money open(InvoiceId invoice) {
        return db.sql(OPEN)
                .param("invoice", invoice.value())
                .query((row, _) -> money(row, "open_minor", row.getString("currency")))
                .single();
    }

    Optional<InvoiceId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new InvoiceId(Db.uuid(row, "invoice_id")))
                .optional();
    }

    Optional<InvoiceView> find(InvoiceId invoice, LocalDate today) {
        var taxes = db.sql(TAXES)
                .param("invoice", invoice.value())
                .query((row, _) -> tax(row))
                .list();
        var lines = db.sql(LINES)
                .param("invoice", invoice.value())
                .query((row, _) -> line(row))
                .list();
        return db.sql(FIND)
                .param("invoice", invoice.value())
                .query((row, _) -> view(row, taxes, lines, today))
                .optional();
    }

    /** Newest first. */
    Page<InvoiceRow> list(InvoiceFilter filter, PageRequest request, LocalDate today) {
        return query(filter, today)
                .page(
                        db,
                        request,
                        List.of(new SortKey("sequence", "bigint", true)),
                        (row, _) -> new Listed(row.getLong("sequence"), row(row, today)),
                        listed -> Cursor.of(listed.sequence()))
                .map(Listed::row);
    }

    /** By currency, over at most {@code most} invoices. */
    List<InvoiceTotals> totals(InvoiceFilter filter, LocalDate today, int most) {
        return query(filter, today)
                .sums(
                        db,
                        "currency, count(*) as invoices, sum(total_minor)::bigint as total_minor,"
                                + " sum(open_minor)::bigint as open_minor",
                        "currency",
                        most,
                        (row, _) -> new InvoiceTotals(
                                row.getLong("invoices"),
                                Money.of(row.getLong("total_minor"), row.getString("currency")),
                                Money.of(row.getLong("open_minor"), row.getString("currency"))));
    }

    private static ListQuery query(InvoiceFilter filter, LocalDate today) {
        var state = filter.state();
        var text = filter.text() == null ? null : filter.text().strip();
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where(
                        "order_id = :order",
                        "order",
                        filter.order() == null ? null : filter.order().value())
                .where(
                        "customer = :customer",
                        "customer",
                        filter.customer() == null ? null : filter.customer().value())
                .where("issued_on >= :from", "from", filter.from())
                .where("issued_on <= :to", "to", filter.to())
                .where(state == InvoiceFilter.State.OPEN, "open_minor > 0")
                .where(state == InvoiceFilter.State.UNPAID, "open_minor > 0 and paid_minor = 0")
                .where(state == InvoiceFilter.State.PARTIALLY_PAID, "open_minor > 0 and paid_minor > 0")
                .where(state == InvoiceFilter.State.PAID, "open_minor = 0")
                .where(
                        "open_minor > 0 and due_on < :today",
                        "today",
                        state == InvoiceFilter.State.OVERDUE ? today : null)
                .where("""
                        (starts_with(number, upper(:text)) or starts_with(order_number, upper(:text))
                            or starts_with(shipment_number, upper(:text))
                            or position(lower(:text) in lower(customer_name)) > 0)
                        """, "text", text);
    }

    private InvoiceView view(ResultSet row, List<InvoiceView.Tax> taxes, List<InvoiceView.Line> lines, LocalDate today)
            throws SQLException {
        var currency = row.getString("currency");
        return new InvoiceView(
                new InvoiceId(Db.uuid(row, "invoice_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                Db.uuid(row, "shipment_id"),
                row.getString("shipment_number"),
                new SiteCode(row.getString("site")),
                customer(row),
                row.getString("customer_name"),
                row.getString("reference"),
                json.readValue(row.getString("bill_to"), Address.class),
                json.readValue(row.getString("ship_to"), Address.class),
                row.getString("language"),
                PaymentTerms.valueOf(row.getString("terms")),
                Db.instant(row, "issued_at"),
                day(row, "issued_on"),
                day(row, "due_on"),
                row.getBoolean("tax_included"),
                amounts(row, currency),
                taxes,
                lines,
                money(row, "credited_minor", currency),
                money(row, "paid_minor", currency),
                money(row, "open_minor", currency),
                PaymentStatus.of(row.getLong("total_minor") - row.getLong("credited_minor"), row.getLong("paid_minor")),
                overdue(row, today));
    }

    private static InvoiceRow row(ResultSet row, LocalDate today) throws SQLException {
        var currency = row.getString("currency");
        return new InvoiceRow(
                new InvoiceId(Db.uuid(row, "invoice_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                row.getString("shipment_number"),
                customer(row),
                row.getString("customer_name"),
                day(row, "issued_on"),
                day(row, "due_on"),
                money(row, "total_minor", currency),
                money(row, "credited_minor", currency),
                money(row, "paid_minor", currency),
                money(row, "open_minor", currency),
                PaymentStatus.of(row.getLong("total_minor") - row.getLong("credited_minor"), row.getLong("paid_minor")),
                overdue(row, today));
    }

    private InvoiceView.Line line(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var taxes = List.of(json.readValue(row.getString("taxes"), LineMoney.Tax[].class));
        return new InvoiceView.Line(
                new LineId(Db.uuid(row, "line_id")),
                row.getInt("line_number"),
                new Sku(row.getString("sku")),
                row.getString("name"),
                row.getString("kit_name"),
                row.getLong("quantity"),
                money(row, "unit_price_minor", currency),
                amounts(row, currency),
                taxes.stream()
                        .map(tax -> new InvoiceView.Tax(
                                tax.name(),
                                tax.ratePpm(),
                                Money.of(tax.base(), currency),
                                Money.of(tax.amount(), currency)))
                        .toList());
    }

    private static InvoiceView.Tax tax(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new InvoiceView.Tax(
                row.getString("name"),
                row.getInt("rate_ppm"),
                money(row, "base_minor", currency),
                money(row, "amount_minor", currency));
    }

    private static InvoiceView.Amounts amounts(ResultSet row, String currency) throws SQLException {
        return new InvoiceView.Amounts(
                money(row, "gross_minor", currency),
                money(row, "discount_minor", currency),
                money(row, "net_minor", currency),
                money(row, "shipping_minor", currency),
                money(row, "tax_minor", currency),
                money(row, "total_minor", currency));
    }

    private static Money money(ResultSet row, String column, String currency) throws SQLException {
        return Money.of(row.getLong(column), currency);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static boolean overdue(ResultSet row, LocalDate today) throws SQLException {
        return row.getLong("open_minor") > 0 && day(row, "due_on").isBefore(today);
    }

    private static @Nullable CustomerNumber customer(ResultSet row) throws SQLException {
        var number = row.getString("customer");
        return number == null ? null : new CustomerNumber(number);
    }

    private String written(Object value) {
        return json.writeValueAsString(value);
    }
}
