package dev.baton.returns;

import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with what was sent, and who answers for it. A record of its own: goods need not come back for it.
 *
 * @param shipment the number of the shipment it is about
 * @param amount what is asked of whoever is liable
 * @param settled what came of it; null while it is open
 * @param remedy what the customer got
 * @param remedyDocument the number of the new order, or of the credit memo
 * @param reference how the liable party calls it
 * @param answer what the liable party said
 */
public record Claim(
        ClaimId id,
        String number,
        OrderId order,
        String orderNumber,
        String customerName,
        @Nullable UUID shipmentId,
        @Nullable String shipment,
        @Nullable ReturnId returnId,
        @Nullable String returnNumber,
        Kind kind,
        Liable liable,
        State state,
        Money amount,
        @Nullable Money settled,
        Remedy remedy,
        @Nullable String remedyDocument,
        @Nullable String note,
        @Nullable String reference,
        @Nullable String answer,
        List<Line> lines,
        Instant openedAt,
        String openedBy,
        @Nullable Instant filedAt,
        @Nullable Instant closedAt,
        int version) {

    public enum Kind {
        DAMAGED,
        MISSING,
        WRONG,
        LOST
    }

    public enum Liable {
        CARRIER,
        WAREHOUSE,
        SUPPLIER,
        CUSTOMER
    }

    public enum State {
        OPEN,
        /** Whoever is liable knows of it. */
        FILED,
        SETTLED,
        REJECTED;

        public boolean isOver() {
            return this == SETTLED || this == REJECTED;
        }
    }

    /** What the customer gets for it. */
    public enum Remedy {
        NONE,
        RESHIP,
        REFUND
    }

    public record Line(LineId line, int number, String sku, String name, long quantity) {}

    public Claim {
        lines = List.copyOf(lines);
    }

    Claim in(
            State next,
            @Nullable Money paid,
            @Nullable String theirReference,
            @Nullable String theirAnswer,
            @Nullable Instant filed,
            @Nullable Instant closed) {
        return new Claim(
                id,
                number,
                order,
                orderNumber,
                customerName,
                shipmentId,
                shipment,
                returnId,
                returnNumber,
                kind,
                liable,
                next,
                amount,
                paid,
                remedy,
                remedyDocument,
                note,
                theirReference == null ? reference : theirReference,
                theirAnswer == null ? answer : theirAnswer,
                lines,
                openedAt,
                openedBy,
                filed == null ? filedAt : filed,
                closed,
                version);
    }

    Claim remedied(Remedy given, String document) {
        return new Claim(
                id,
                number,
                order,
                orderNumber,
                customerName,
                shipmentId,
                shipment,
                returnId,
                returnNumber,
                kind,
                liable,
                state,
                amount,
                settled,
                given,
                document,
                note,
                reference,
                answer,
                lines,
                openedAt,
                openedBy,
                filedAt,
                closedAt,
                version);
    }
}
