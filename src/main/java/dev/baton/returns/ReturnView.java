package dev.baton.returns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as others read it, and as the API answers it.
 *
 * @param site where it goes, or went
 * @param keepsGoods nothing has to come back
 * @param inAdvance the replacement does not wait for the goods
 * @param value what was asked for its units when they were ordered
 * @param findings what the policy says to it
 * @param refusal why it was rejected or cancelled
 * @param units where every unit that has arrived stands
 */
public record ReturnView(
        ReturnId id,
        String number,
        ReturnState state,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        SiteCode site,
        Wish wish,
        ReturnOrigin origin,
        boolean keepsGoods,
        boolean inAdvance,
        Money value,
        @Nullable String note,
        List<Finding> findings,
        @Nullable String refusal,
        List<Line> lines,
        List<Unit> units,
        List<Replacement> replacement,
        @Nullable Exchange exchange,
        @Nullable ReturnLabel label,
        @Nullable Settlement settlement,
        List<ReturnPhoto> photos,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable LocalDate expiresOn,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        boolean receiptComplete,
        @Nullable Instant inspectedAt,
        @Nullable Instant closedAt,
        int version) {

    /**
     * @param orderLine null for what came back and belongs to no line of the order
     * @param quantity announced; 0 for what was not
     * @param received arrived for it, of whatever item
     * @param cause by the customer's reason
     * @param gradedCause as whoever inspected it says
     */
    public record Line(
            int number,
            @Nullable LineId orderLine,
            Sku sku,
            String name,
            HandlingClass handlingClass,
            long quantity,
            long received,
            String reason,
            Cause cause,
            @Nullable Cause gradedCause,
            @Nullable String note) {

        @JsonIgnore
        public Cause trueCause() {
            return gradedCause == null ? cause : gradedCause;
        }

        @JsonIgnore
        public boolean isAnnounced() {
            return quantity > 0;
        }
    }

    /** Units of one item in one place; {@code grade} is null as long as nobody has looked. */
    public record Unit(
            int line,
            Sku sku,
            Disposition disposition,
            @Nullable Grade grade,
            long quantity) {}

    static ReturnView of(Return of, List<ReturnPhoto> photos) {
        var facts = of.facts();
        var progress = of.progress();
        return new ReturnView(
                of.id(),
                facts.number(),
                progress.state(),
                facts.order(),
                facts.orderNumber(),
                facts.customer(),
                facts.customerName(),
                progress.site(),
                facts.wish(),
                facts.origin(),
                progress.keepsGoods(),
                facts.inAdvance(),
                facts.value(),
                facts.note(),
                progress.findings(),
                progress.refusal(),
                of.lines().stream().map(ReturnView::line).toList(),
                of.holdings().stream()
                        .filter(holding -> holding.quantity() > 0)
                        .map(holding -> new Unit(
                                holding.line(),
                                holding.sku(),
                                holding.disposition(),
                                holding.grade(),
                                holding.quantity()))
                        .toList(),
                facts.replacement(),
                progress.exchange(),
                progress.label(),
                progress.settlement(),
                photos,
                facts.requestedAt(),
                facts.requestedBy(),
                progress.decidedAt(),
                progress.decidedBy(),
                progress.expiresOn(),
                progress.sentAt(),
                progress.receivedAt(),
                progress.receiptComplete(),
                progress.inspectedAt(),
                progress.closedAt(),
                of.version());
    }

    private static Line line(Return.Line line) {
        return new Line(
                line.number(),
                line.orderLine(),
                line.sku(),
                line.name(),
                line.handlingClass(),
                line.quantity(),
                line.received(),
                line.reason(),
                line.cause(),
                line.gradedCause(),
                line.note());
    }
}
