package dev.baton.billing;

import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Records that the customer has paid, before or after anything was shipped.
 *
 * <p>Never more than the order still costs: whoever pays more has made a mistake, and it is cheaper to say so than to give the
 * rest back. A payment that names no invoice covers the order's oldest ones first.
 */
@UseCase
public class RecordPayment {

    /** What is paid for: an order, or one of its invoices. */
    public sealed interface Target {}

    public record ForOrder(OrderId order) implements Target {}

    public record ForInvoice(InvoiceId invoice) implements Target {}

    /** @param reference what the payer or the bank calls it */
    public record Command(
            Target target,
            Money amount,
            PaymentMethod method,
            @Nullable String reference) {

        public Command {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a payment is more than nothing; it was %s".formatted(amount));
            }
        }
    }

    public sealed interface Outcome permits PaymentRecorded, MoreThanOwed, OtherCurrency, NotEnoughStoreCredit {}

    /** @param owed what may still be paid */
    public record MoreThanOwed(OrderId order, Money owed) implements Outcome {}

    /** @param currency the one that the order is in */
    public record OtherCurrency(OrderId order, String currency) implements Outcome {}

    /** @param available what the customer has with us; nothing for a guest */
    public record NotEnoughStoreCredit(OrderId order, Money available) implements Outcome {}

    private final OrderQueries orders;
    private final Invoices invoices;
    private final TakeIn takeIn;
    private final Cards cards;
    private final StoreCredit storeCredit;
    private final Books books;
    private final Clock clock;

    RecordPayment(
            OrderQueries orders,
            Invoices invoices,
            TakeIn takeIn,
            Cards cards,
            StoreCredit storeCredit,
            Books books,
            Clock clock) {
        this.orders = orders;
        this.invoices = invoices;
        this.takeIn = takeIn;
        this.cards = cards;
        this.storeCredit = storeCredit;
        this.books = books;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.get(orderOf(command.target()));
        var amount = command.amount();
        if (!amount.currency().equals(order.currency())) {
            return new OtherCurrency(order.id(), order.currency());
        }
        books.lock(order, clock.instant());
        var owed = owed(order);
        if (amount.compareTo(owed) > 0) {
            return new MoreThanOwed(order.id(), owed);
        }
        if (command.method() == PaymentMethod.STORE_CREDIT) {
            var available = available(order);
            if (amount.compareTo(available) > 0) {
                return new NotEnoughStoreCredit(order.id(), available);
            }
        }
        return record(order, command);
    }

    /** Without what captures may be bringing in. */
    private Money owed(OrderView order) {
        var owed = books.balance(order.id(), order.currency())
                .owed(order.money().currentTotal())
                .minus(cards.inFlight(order.id(), null, order.currency()));
        return owed.isNegative() ? Money.zero(order.currency()) : owed;
    }

    private Money available(OrderView order) {
        var customer = order.customer();
        return customer == null
                ? Money.zero(order.currency())
                : storeCredit.lock(customer, order.currency(), clock.instant());
    }

    private OrderId orderOf(Target target) {
        return switch (target) {
            case ForOrder(var order) -> order;
            case ForInvoice(var invoice) ->
                invoices.orderOf(invoice).orElseThrow(() -> new NotFound("invoice", invoice));
        };
    }

    private PaymentRecorded record(OrderView order, Command command) {
        var recorded = takeIn.record(
                order,
                command.target() instanceof ForInvoice(var invoice) ? invoice : null,
                command.amount(),
                command.method(),
                command.reference(),
                null);
        var customer = order.customer();
        if (recorded.method() == PaymentMethod.STORE_CREDIT && customer != null) {
            storeCredit.add(
                    customer,
                    recorded.amount().negated(),
                    order.id(),
                    recorded.payment().value(),
                    recorded.number(),
                    0,
                    recorded.at());
        }
        return recorded;
    }
}
