package dev.baton.billing;

import dev.baton.orders.LineId;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.ShipmentView.ShipmentContent;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Issues the invoice of a shipment that has left, as the news that was lost would have. */
@Component
@Order(0)
class InvoiceShipmentFix implements Fix {

    private final ShipmentQueries shipments;
    private final IssueInvoices issueInvoices;

    InvoiceShipmentFix(ShipmentQueries shipments, IssueInvoices issueInvoices) {
        this.shipments = shipments;
        this.issueInvoices = issueInvoices;
    }

    @Override
    public String code() {
        return "ISSUE_INVOICE";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(InvoiceDwellStates.NOT_INVOICED);
    }

    @Override
    public String permission() {
        return "invoices:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return new Possible(
                List.of(Sentence.of("worklist.fix.will-invoice", item.subject().label())), List.of(), false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var shipment = shipments.get(new ShipmentId(item.subject().id()));
        return switch (issueInvoices.handle(new IssueInvoices.Command(List.of(shipped(shipment))))) {
            case IssueInvoices.Issued(var invoices) ->
                invoices.isEmpty()
                        ? new Refused(Sentence.of("worklist.fix.invoiced-already", shipment.number()))
                        : new Done(
                                Sentence.of(
                                        "worklist.fix.invoiced",
                                        shipment.number(),
                                        invoices.getFirst().number()),
                                true,
                                null);
        };
    }

    private static Shipped shipped(ShipmentView shipment) {
        var left = shipment.dispatchedAt();
        if (left == null) {
            throw new IllegalStateException("%s has not left".formatted(shipment.number()));
        }
        Map<LineId, Long> units = shipment.packages().stream()
                .flatMap(box -> box.contents().stream())
                .collect(Collectors.groupingBy(
                        ShipmentContent::line, Collectors.summingLong(ShipmentContent::quantity)));
        return new Shipped(shipment.id().value(), shipment.number(), shipment.order(), shipment.site(), units, left);
    }
}
