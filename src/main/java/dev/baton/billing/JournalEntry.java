package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money as the books see it: what is debited equals what is credited, to the cent.
 *
 * @param part of a refund whose parts are settled one by one; 0 otherwise
 */
public record JournalEntry(
        UUID document,
        String documentNumber,
        Kind kind,
        int part,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        Instant at,
        String currency,
        List<Posting> postings) {

    public enum Kind {
        CHARGE,
        CREDIT,
        PAYMENT,
        REFUND,
        /** A part of a refund has left. */
        SETTLEMENT
    }

    /** One of debit and credit is nothing. */
    public record Posting(JournalAccount account, String code, String name, Money debit, Money credit) {}

    public JournalEntry {
        postings = List.copyOf(postings);
    }
}
