package dev.baton.notifications;

import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingEvent.RefundSettled;
import dev.baton.notifications.Facts.Count;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.PromiseChanged;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Listener;
import dev.baton.returns.ReturnEvent.ReturnApproved;
import dev.baton.returns.ReturnEvent.ReturnReceived;
import dev.baton.shipping.ShipmentEvent.ShipmentDelivered;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.ShipmentEvent.ShipmentTroubled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes what customers are to be told, and nothing more: a row each, in one statement. What the letter says is found out when it
 * is sent, from how things stand then.
 */
@Component("notifications.NewsListener")
class NewsListener implements Listener<Event> {

    private final Messages messages;
    private final TrackingLinks links;

    NewsListener(Messages messages, TrackingLinks links) {
        this.messages = messages;
        this.links = links;
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(
                OrderPlaced.class,
                OrderHeld.class,
                OrderAmended.class,
                PromiseChanged.class,
                UnitsCancelled.class,
                UnitsShort.class,
                ShipmentDispatched.class,
                ShipmentDelivered.class,
                ShipmentTroubled.class,
                InvoiceIssued.class,
                PaymentRecorded.class,
                RefundSettled.class,
                ReturnApproved.class,
                ReturnReceived.class);
    }

    @Override
    public String name() {
        return "notifications.NewsListener";
    }

    @Override
    public void on(List<Event> events) {
        var news = events.stream()
                .map(NewsListener::news)
                .flatMap(Optional::stream)
                .toList();
        messages.add(Stream.concat(news.stream(), doubts(events)).toList());
        links.prolong(events.stream().map(event -> new OrderId(event.subject())).collect(Collectors.toSet()));
    }

    /** That an address is doubted while the order is placed or amended is no event of its own. */
    private Stream<News> doubts(List<Event> events) {
        var looked = events.stream()
                .filter(event -> event instanceof OrderPlaced
                        || (event instanceof OrderAmended amended
                                && amended.changes().containsKey("shipTo")))
                .map(event -> new OrderId(event.subject()))
                .collect(Collectors.toSet());
        return looked.isEmpty()
                ? Stream.empty()
                : messages.doubtfulAddresses(looked).stream().map(doubt -> doubtful(doubt.order(), doubt.since()));
    }

    /** Once for an order, however often it is held for it; more often a person asks. */
    private static News doubtful(OrderId order, Instant at) {
        return new News(order, MessageKind.ADDRESS_DOUBTFUL, "address", Facts.NONE, at);
    }

    private static Optional<News> news(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case OrderPlaced(var order, var _, var at) ->
                        new News(order, MessageKind.ORDER_CONFIRMED, "placed", Facts.NONE, at);
                    case OrderHeld held -> held(held);
                    case PromiseChanged(var order, var before, var after, var at) ->
                        new News(order, MessageKind.ORDER_DELAYED, "promise:" + at, Facts.dates(before, after), at);
                    case UnitsCancelled cancelled ->
                        new News(
                                cancelled.order(),
                                cancelled.whole() ? MessageKind.ORDER_CANCELLED : MessageKind.ORDER_PARTLY_CANCELLED,
                                "cancelled:" + cancelled.at(),
                                Facts.units(counts(cancelled.units())),
                                cancelled.at());
                    case UnitsShort missing ->
                        new News(
                                missing.order(),
                                MessageKind.ORDER_BACKORDERED,
                                "short:" + missing.at(),
                                Facts.units(counts(missing.units())),
                                missing.at());
                    case ShipmentDispatched left ->
                        new News(
                                left.order(),
                                MessageKind.ORDER_SHIPPED,
                                "shipped:" + left.number(),
                                Facts.of(left.number()),
                                left.at());
                    case ShipmentDelivered arrived ->
                        new News(
                                arrived.order(),
                                MessageKind.ORDER_DELIVERED,
                                "delivered:" + arrived.number(),
                                Facts.of(arrived.number()),
                                arrived.at());
                    case ShipmentTroubled troubled ->
                        new News(
                                troubled.order(),
                                MessageKind.ORDER_DELAYED,
                                "trouble:" + troubled.number() + ":" + troubled.code(),
                                Facts.of(troubled.number()),
                                troubled.at());
                    case InvoiceIssued issued ->
                        new News(
                                issued.order(),
                                MessageKind.PAYMENT_DUE,
                                "invoice:" + issued.number(),
                                Facts.money(issued.number(), issued.total(), issued.dueOn()),
                                issued.at());
                    case PaymentRecorded paid ->
                        new News(
                                paid.order(),
                                MessageKind.PAYMENT_RECEIVED,
                                "payment:" + paid.number(),
                                Facts.money(paid.number(), paid.amount(), null),
                                paid.at());
                    case RefundSettled given ->
                        new News(
                                given.order(),
                                MessageKind.REFUND_SENT,
                                "refund:" + given.number(),
                                Facts.money(given.number(), given.amount(), null),
                                given.at());
                    case ReturnApproved agreed ->
                        agreed.keepsGoods()
                                ? null
                                : new News(
                                        agreed.order(),
                                        MessageKind.RETURN_APPROVED,
                                        "return:" + agreed.number(),
                                        Facts.of(agreed.number()),
                                        agreed.at());
                    case ReturnReceived arrived ->
                        new News(
                                arrived.order(),
                                MessageKind.RETURN_RECEIVED,
                                "returned:" + arrived.number() + ":" + arrived.at(),
                                Facts.of(arrived.number()),
                                arrived.at());
                    default -> null;
                });
    }

    /** Only what the customer can do something about; the house's own doubts stay in the house. */
    private static @Nullable News held(OrderHeld held) {
        return switch (held.reason()) {
            case PAYMENT ->
                new News(held.order(), MessageKind.PAYMENT_FAILED, "hold:" + held.hold(), Facts.NONE, held.at());
            case ADDRESS -> doubtful(held.order(), held.at());
            case CREDIT,
                    FRAUD,
                    PRICE,
                    DUPLICATE,
                    CUSTOMER_REQUEST,
                    STOCK,
                    RETURN,
                    DENIED_PARTY,
                    DISCOUNT,
                    EXPEDITE,
                    COMPLIANCE,
                    OTHER -> null;
        };
    }

    private static List<Count> counts(List<Units> units) {
        return units.stream()
                .collect(Collectors.groupingBy(unit -> unit.sku().value(), Collectors.summingLong(Units::quantity)))
                .entrySet()
                .stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
    }
}
