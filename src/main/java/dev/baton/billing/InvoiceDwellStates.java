package dev.baton.billing;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Repository;

/** What has left and was not invoiced, and what was invoiced and is not paid. */
@Repository
class InvoiceDwellStates implements DwellStates {

    static final String NOT_INVOICED = "SHIPPED_NOT_INVOICED";
    static final String OVERDUE = "INVOICE_OVERDUE";

    /** Of the last days: whatever left before was somebody's work then. */
    private static final String LEFT = """
            select departures.shipment_id, shipments.number, shipments.order_id, shipments.order_number,
                shipments.customer_name, departures.dispatched_at as since
            from shipping.departures_view as departures
            join shipping.shipments_view as shipments on shipments.tenant_id = departures.tenant_id
                and shipments.shipment_id = departures.shipment_id
            where departures.tenant_id = :tenant
            and departures.dispatched_at < :before
            and departures.dispatched_at > cast(:before as timestamptz) - interval '14 days'
            and not exists (
                select
                from billing.invoices
                where invoices.tenant_id = departures.tenant_id
                and invoices.shipment_id = departures.shipment_id)
            and (cast(:among as uuid[]) is null or departures.shipment_id = any(cast(:among as uuid[])))
            order by departures.dispatched_at
            limit :most
            """;

    /** On account, of the last half year, and of which no letter asks for payment at the moment. */
    private static final String UNPAID = """
            select invoice_id, number, order_id, order_number, customer_name, due_on, open_minor, currency, level, last_on
            from billing.overdue_view
            where tenant_id = :tenant
            and due_on > issued_on
            and due_on < cast(:before as timestamptz)::date
            and due_on > cast(:before as timestamptz)::date - 183
            and (last_on is null or last_on < cast(:before as timestamptz)::date - cast(:days_to_pay as integer))
            and (cast(:among as uuid[]) is null or invoice_id = any(cast(:among as uuid[])))
            order by due_on
            limit :most
            """;

    private static final List<DwellState> STATES = List.of(
            new DwellState(new WorkKind(NOT_INVOICED, "billing", Severity.HIGH, 120, "SYSTEM"), 60),
            new DwellState(new WorkKind(OVERDUE, "billing", Severity.NORMAL, 960, "PAYMENT"), 2_400));

    private final Db db;

    InvoiceDwellStates(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        boolean hasLeft = look.state().equals(NOT_INVOICED);
        var statement = hasLeft ? db.sql(LEFT) : db.sql(UNPAID).param("days_to_pay", DunningSteps.DAYS_TO_PAY);
        return statement
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .query((row, _) -> hasLeft ? left(row) : unpaid(row))
                .list();
    }

    private static Standing left(ResultSet row) throws SQLException {
        var number = row.getString("number");
        return new Standing(
                new Subject("shipment", Db.uuid(row, "shipment_id"), number),
                order(row),
                "/shipments/" + number,
                Sentence.of("worklist.wrong.not-invoiced", Db.instant(row, "since")),
                false,
                null);
    }

    /** What was done about it last is the probable reason that it is not paid. */
    private static Standing unpaid(ResultSet row) throws SQLException {
        var number = row.getString("number");
        var open = Money.of(row.getLong("open_minor"), row.getString("currency"));
        var due = Objects.requireNonNull(Db.dateOrNull(row, "due_on"));
        var last = Db.dateOrNull(row, "last_on");
        return new Standing(
                new Subject("invoice", Db.uuid(row, "invoice_id"), number),
                order(row),
                "/invoices/" + number,
                last == null
                        ? Sentence.of("worklist.wrong.invoice-unasked", open, due)
                        : Sentence.of("worklist.wrong.invoice-unpaid", open, due, row.getInt("level"), last),
                false,
                null);
    }

    private static AboutOrder order(ResultSet row) throws SQLException {
        return new AboutOrder(Db.uuid(row, "order_id"), row.getString("order_number"), row.getString("customer_name"));
    }
}
