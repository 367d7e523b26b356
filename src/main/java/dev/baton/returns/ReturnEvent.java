package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to what comes back, in the order it usually does. Told per order. */
public sealed interface ReturnEvent extends Event {

    OrderId order();

    @Override
    default UUID subject() {
        return order().value();
    }

    /** Units of one line of the return; {@code line} is null for what did not belong to it. */
    record ReturnedUnits(@Nullable LineId line, Sku sku, long quantity) {}

    record ReturnRequested(
            OrderId order,
            ReturnId id,
            String number,
            Wish wish,
            ReturnOrigin origin,
            List<ReturnedUnits> units,
            Instant at)
            implements ReturnEvent {}

    /** @param keepsGoods nothing has to come back */
    record ReturnApproved(
            OrderId order,
            ReturnId id,
            String number,
            boolean keepsGoods,
            @Nullable LocalDate expiresOn,
            Instant at) implements ReturnEvent, DecideReturn.Outcome {}

    record ReturnRejected(OrderId order, ReturnId id, String number, String note, Instant at)
            implements ReturnEvent, DecideReturn.Outcome {}

    record ReturnCancelled(
            OrderId order,
            ReturnId id,
            String number,
            @Nullable String note,
            Instant at) implements ReturnEvent, CancelReturn.Outcome {}

    /** The goods did not come in time. */
    record ReturnExpired(OrderId order, ReturnId id, String number, Instant at) implements ReturnEvent {}

    record ReturnSent(
            OrderId order,
            ReturnId id,
            String number,
            @Nullable String trackingNumber,
            Instant at) implements ReturnEvent, SendReturn.Outcome {}

    /** @param site where they arrived */
    record ReturnReceived(
            OrderId order, ReturnId id, String number, SiteCode site, List<ReturnedUnits> units, Instant at)
            implements ReturnEvent, ReceiveReturn.Outcome {}

    /** Every unit of it has its place. */
    record ReturnInspected(OrderId order, ReturnId id, String number, Instant at) implements ReturnEvent {}

    /** @param refund what the customer was given, in whatever form */
    record ReturnClosed(
            OrderId order,
            ReturnId id,
            String number,
            Money refund,
            @Nullable String creditMemo,
            @Nullable String exchange,
            Instant at)
            implements ReturnEvent, SettleReturn.Outcome {}

    /** @param held whether it waits for the goods */
    record ExchangePlaced(OrderId order, ReturnId id, String number, String exchange, boolean held, Instant at)
            implements ReturnEvent, PlaceExchange.Outcome {}

    /** The replacement was sent ahead and the goods never came: it is to be paid. */
    record ExchangeLapsed(OrderId order, ReturnId id, String number, String exchange, Instant at)
            implements ReturnEvent {}

    record ClaimOpened(
            OrderId order, ClaimId id, String number, Claim.Kind kind, Claim.Liable liable, Money amount, Instant at)
            implements ReturnEvent {}

    record ClaimFiled(OrderId order, ClaimId id, String number, Claim.Liable liable, Instant at)
            implements ReturnEvent, AdvanceClaim.Outcome {}

    record ClaimSettled(OrderId order, ClaimId id, String number, Claim.Liable liable, Money settled, Instant at)
            implements ReturnEvent, AdvanceClaim.Outcome {}

    record ClaimRejected(
            OrderId order,
            ClaimId id,
            String number,
            Claim.Liable liable,
            @Nullable String note,
            Instant at) implements ReturnEvent, AdvanceClaim.Outcome {}
}
