package dev.baton.events;

import dev.baton.billing.BillingEvent.ApprovalAsked;
import dev.baton.billing.BillingEvent.ApprovalDeclined;
import dev.baton.billing.BillingEvent.AuthorisationEnded;
import dev.baton.billing.BillingEvent.CaptureFailed;
import dev.baton.billing.BillingEvent.CardAuthorised;
import dev.baton.billing.BillingEvent.CardDeclined;
import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingEvent.RefundFailed;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingEvent.RefundSettled;
import dev.baton.billing.InvoiceId;
import dev.baton.customers.CustomerEvent.CreditTermsChanged;
import dev.baton.events.Payload.FieldChange;
import dev.baton.events.Payload.InvoiceReference;
import dev.baton.events.Payload.RefundReference;
import dev.baton.events.Payload.ReturnReference;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentCancelled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentChanged;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentFreed;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentHeld;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentOpened;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPacked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsUnpacked;
import dev.baton.fulfilment.Work;
import dev.baton.inventory.StockEvent;
import dev.baton.inventory.StockEvent.StockAdjusted;
import dev.baton.inventory.StockEvent.StockFreed;
import dev.baton.inventory.StockEvent.StockReceived;
import dev.baton.inventory.StockEvent.StockTransferred;
import dev.baton.inventory.StockEvent.SupplyChanged;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.BackorderFilled;
import dev.baton.orders.OrderEvent.HoldAssigned;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.PromiseChanged;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.platform.events.Event;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnEvent.ClaimFiled;
import dev.baton.returns.ReturnEvent.ClaimOpened;
import dev.baton.returns.ReturnEvent.ClaimRejected;
import dev.baton.returns.ReturnEvent.ClaimSettled;
import dev.baton.returns.ReturnEvent.ExchangeLapsed;
import dev.baton.returns.ReturnEvent.ExchangePlaced;
import dev.baton.returns.ReturnEvent.ReturnApproved;
import dev.baton.returns.ReturnEvent.ReturnCancelled;
import dev.baton.returns.ReturnEvent.ReturnClosed;
import dev.baton.returns.ReturnEvent.ReturnExpired;
import dev.baton.returns.ReturnEvent.ReturnInspected;
import dev.baton.returns.ReturnEvent.ReturnReceived;
import dev.baton.returns.ReturnEvent.ReturnRejected;
import dev.baton.returns.ReturnEvent.ReturnRequested;
import dev.baton.returns.ReturnEvent.ReturnSent;
import dev.baton.returns.ReturnId;
import dev.baton.shipping.ShipmentEvent.ShipmentDelivered;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.ShipmentEvent.ShipmentTroubled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of our events the world may count on, and in which shape. Every event of the house stands here, published or internal: a
 * test names those that do not.
 */
public final class Catalogue {

    /** A type that can be subscribed to. */
    public record EventType(String type, int version, String summary, List<Field> fields) {}

    /** @param path as in JSON, such as {@code units[].sku}; a trailing ? says that it may be missing */
    public record Field(String path, String type) {}

    /** An event that stays in the house, and why. */
    private record Internal(Class<? extends Event> event, String why) {}

    /** What a test sends; nobody subscribes to it. */
    static final String TEST = "webhook.test";

    private static final List<Publication<?>> PUBLISHED = List.of(
            // ── orders
            order(
                    OrderPlaced.class,
                    "order.placed",
                    "An order was accepted.",
                    Payload.OrderOnly.class,
                    (event, about) -> new Payload.OrderOnly(about.order(event.order()))),
            order(
                    OrderHeld.class,
                    "order.held",
                    "An order must not go on until a person has looked at it.",
                    Payload.Held.class,
                    (event, about) -> new Payload.Held(
                            about.order(event.order()), event.reason().name(), event.note())),
            order(
                    HoldReleased.class,
                    "order.hold_released",
                    "A hold was taken off; others may remain.",
                    Payload.Held.class,
                    (event, about) -> new Payload.Held(
                            about.order(event.order()), event.reason().name(), event.note())),
            order(
                    OrderAmended.class,
                    "order.amended",
                    "Lines, address or wishes of an order were changed.",
                    Payload.Amended.class,
                    (event, about) -> new Payload.Amended(
                            about.order(event.order()),
                            event.changes().entrySet().stream()
                                    .map(change -> new FieldChange(
                                            change.getKey(),
                                            change.getValue().before(),
                                            change.getValue().after()))
                                    .toList())),
            order(
                    UnitsCancelled.class,
                    "order.cancelled",
                    "Units of an order, or all of it, will not be shipped.",
                    Payload.Cancelled.class,
                    (event, about) -> new Payload.Cancelled(
                            about.order(event.order()),
                            event.reason().name(),
                            event.note(),
                            event.whole(),
                            units(event.units()))),
            order(
                    BackorderFilled.class,
                    "order.backorder_filled",
                    "Units that waited for stock have got it.",
                    Payload.OrderUnits.class,
                    (event, about) -> new Payload.OrderUnits(about.order(event.order()), units(event.units()))),
            order(
                    PromiseChanged.class,
                    "order.promise_changed",
                    "The date the customer was told no longer holds, or there is one at last.",
                    Payload.Promise.class,
                    (event, about) -> new Payload.Promise(about.order(event.order()), event.before(), event.after())),
            order(
                    UnitsShort.class,
                    "order.units_short",
                    "Units that were to be picked could not be found and wait for stock again.",
                    Payload.OrderUnits.class,
                    (event, about) -> new Payload.OrderUnits(about.order(event.order()), units(event.units()))),
            order(
                    OrderClosed.class,
                    "order.completed",
                    "Everything owed has arrived.",
                    Payload.OrderOnly.class,
                    (event, about) -> new Payload.OrderOnly(about.order(event.order()))),
            // ── fulfilment
            order(
                    FulfilmentOpened.class,
                    "fulfilment.opened",
                    "A site has work for an order.",
                    Payload.FulfilmentWork.class,
                    (event, about) -> new Payload.FulfilmentWork(
                            about.order(event.order()),
                            about.fulfilment(event.fulfilmentOrder()),
                            event.particulars().shipOn(),
                            work(event.work(), event.site()))),
            order(
                    FulfilmentChanged.class,
                    "fulfilment.changed",
                    "A site is to ship other units of an order, or on another day.",
                    Payload.FulfilmentWork.class,
                    (event, about) -> new Payload.FulfilmentWork(
                            about.order(event.order()),
                            about.fulfilment(event.fulfilmentOrder()),
                            event.particulars().shipOn(),
                            work(event.work(), null))),
            order(
                    FulfilmentReleased.class,
                    "fulfilment.released",
                    "The work of a site may be picked.",
                    Payload.FulfilmentOnly.class,
                    (event, about) -> new Payload.FulfilmentOnly(
                            about.order(event.order()), about.fulfilment(event.fulfilmentOrder()))),
            order(
                    FulfilmentRecalled.class,
                    "fulfilment.recalled",
                    "The work of a site was taken back from the floor.",
                    Payload.FulfilmentOnly.class,
                    (event, about) -> new Payload.FulfilmentOnly(
                            about.order(event.order()), about.fulfilment(event.fulfilmentOrder()))),
            order(
                    FulfilmentCancelled.class,
                    "fulfilment.cancelled",
                    "An order wants nothing of this site any more.",
                    Payload.FulfilmentOnly.class,
                    (event, about) -> new Payload.FulfilmentOnly(
                            about.order(event.order()), about.fulfilment(event.fulfilmentOrder()))),
            order(
                    UnitsPicked.class,
                    "fulfilment.picked",
                    "Units were taken from the shelf.",
                    Payload.FulfilmentUnits.class,
                    (event, about) -> new Payload.FulfilmentUnits(
                            about.order(event.order()),
                            about.fulfilment(event.fulfilmentOrder()),
                            units(event.units()))),
            order(
                    UnitsMissing.class,
                    "fulfilment.short_picked",
                    "Units were not on the shelf.",
                    Payload.FulfilmentUnits.class,
                    (event, about) -> new Payload.FulfilmentUnits(
                            about.order(event.order()),
                            about.fulfilment(event.fulfilmentOrder()),
                            units(event.units()))),
            order(
                    PackageClosed.class,
                    "fulfilment.packed",
                    "A package was closed.",
                    Payload.FulfilmentOnly.class,
                    (event, about) -> new Payload.FulfilmentOnly(
                            about.order(event.order()), about.fulfilment(event.fulfilmentOrder()))),
            // ── shipments
            order(
                    ShipmentDispatched.class,
                    "shipment.dispatched",
                    "A shipment left a site.",
                    Payload.Shipped.class,
                    (event, about) -> new Payload.Shipped(
                            about.order(event.order()),
                            about.shipment(event.shipment(), event.number()),
                            event.site().value(),
                            units(event.units()))),
            order(
                    ShipmentDelivered.class,
                    "shipment.delivered",
                    "The carrier handed over the last package of a shipment.",
                    Payload.Shipped.class,
                    (event, about) -> new Payload.Shipped(
                            about.order(event.order()),
                            about.shipment(event.shipment(), event.number()),
                            event.site().value(),
                            units(event.units()))),
            order(
                    ShipmentTroubled.class,
                    "shipment.troubled",
                    "Something went wrong on the way, or the shipment is coming back.",
                    Payload.ShipmentTrouble.class,
                    (event, about) -> new Payload.ShipmentTrouble(
                            about.order(event.order()),
                            about.shipment(event.shipment(), event.number()),
                            event.code().name(),
                            event.words())),
            // ── money
            order(
                    InvoiceIssued.class,
                    "invoice.issued",
                    "A shipment was invoiced.",
                    Payload.Invoiced.class,
                    (event, about) -> new Payload.Invoiced(
                            about.order(event.order()),
                            new InvoiceReference(event.invoice().value(), event.number()),
                            event.shipment(),
                            event.total(),
                            event.dueOn())),
            order(
                    PaymentRecorded.class,
                    "payment.recorded",
                    "Money came in.",
                    Payload.Paid.class,
                    (event, about) -> new Payload.Paid(
                            about.order(event.order()),
                            event.payment().value(),
                            event.number(),
                            valueOf(event.invoice()),
                            event.amount(),
                            event.method().name())),
            order(
                    CreditMemoIssued.class,
                    "credit_memo.issued",
                    "The customer owes less than was invoiced, or is owed something.",
                    Payload.Credited.class,
                    (event, about) -> new Payload.Credited(
                            about.order(event.order()),
                            event.memo().value(),
                            event.number(),
                            event.reason().name(),
                            event.reference(),
                            event.total())),
            order(
                    RefundRequested.class,
                    "refund.requested",
                    "Money is to go back to the customer.",
                    Payload.RefundAsked.class,
                    (event, about) -> new Payload.RefundAsked(
                            about.order(event.order()),
                            new RefundReference(event.refund().value(), event.number()),
                            event.reference(),
                            event.memo() == null ? null : event.memo().value(),
                            event.amount(),
                            event.to().name(),
                            event.parts().stream()
                                    .map(part -> new Payload.RefundPart(
                                            part.payment().value(),
                                            part.method().name(),
                                            part.amount()))
                                    .toList())),
            order(
                    RefundSettled.class,
                    "refund.settled",
                    "All of a refund has left.",
                    Payload.Refunded.class,
                    (event, about) -> new Payload.Refunded(
                            about.order(event.order()),
                            new RefundReference(event.refund().value(), event.number()),
                            event.reference(),
                            event.amount())),
            order(
                    RefundFailed.class,
                    "refund.failed",
                    "A part of a refund could not be given back, and somebody must look.",
                    Payload.RefundTrouble.class,
                    (event, about) -> new Payload.RefundTrouble(
                            about.order(event.order()),
                            new RefundReference(event.refund().value(), event.number()),
                            event.reference(),
                            event.amount(),
                            event.problem())),
            // ── returns
            order(
                    ReturnRequested.class,
                    "return.requested",
                    "A customer wants to send something back.",
                    Payload.ReturnAsked.class,
                    (event, about) -> new Payload.ReturnAsked(
                            about.order(event.order()),
                            rma(event.id(), event.number()),
                            event.wish().name(),
                            event.origin().name(),
                            returned(event.units()))),
            order(
                    ReturnApproved.class,
                    "return.approved",
                    "What the customer wants to send back may come.",
                    Payload.ReturnAgreed.class,
                    (event, about) -> new Payload.ReturnAgreed(
                            about.order(event.order()),
                            rma(event.id(), event.number()),
                            event.keepsGoods(),
                            event.expiresOn())),
            order(
                    ReturnRejected.class,
                    "return.rejected",
                    "A return was refused.",
                    Payload.ReturnNoted.class,
                    (event, about) -> new Payload.ReturnNoted(
                            about.order(event.order()), rma(event.id(), event.number()), event.note())),
            order(
                    ReturnCancelled.class,
                    "return.cancelled",
                    "A return was called off.",
                    Payload.ReturnNoted.class,
                    (event, about) -> new Payload.ReturnNoted(
                            about.order(event.order()), rma(event.id(), event.number()), event.note())),
            order(
                    ReturnExpired.class,
                    "return.expired",
                    "The goods of a return did not come in time.",
                    Payload.ReturnOnly.class,
                    (event, about) ->
                            new Payload.ReturnOnly(about.order(event.order()), rma(event.id(), event.number()))),
            order(
                    ReturnSent.class,
                    "return.sent",
                    "The goods of a return are on their way back.",
                    Payload.ReturnOnItsWay.class,
                    (event, about) -> new Payload.ReturnOnItsWay(
                            about.order(event.order()), rma(event.id(), event.number()), event.trackingNumber())),
            order(
                    ReturnReceived.class,
                    "return.received",
                    "Goods of a return arrived.",
                    Payload.ReturnArrived.class,
                    (event, about) -> new Payload.ReturnArrived(
                            about.order(event.order()),
                            rma(event.id(), event.number()),
                            event.site().value(),
                            returned(event.units()))),
            order(
                    ReturnInspected.class,
                    "return.inspected",
                    "Every unit of a return has been looked at and has its place.",
                    Payload.ReturnOnly.class,
                    (event, about) ->
                            new Payload.ReturnOnly(about.order(event.order()), rma(event.id(), event.number()))),
            order(
                    ReturnClosed.class,
                    "return.closed",
                    "A return was settled with the customer.",
                    Payload.ReturnSettled.class,
                    (event, about) -> new Payload.ReturnSettled(
                            about.order(event.order()),
                            rma(event.id(), event.number()),
                            event.refund(),
                            event.creditMemo(),
                            event.exchange())),
            order(
                    ExchangePlaced.class,
                    "return.exchange_placed",
                    "A replacement was ordered for what comes back.",
                    Payload.Exchanged.class,
                    (event, about) -> new Payload.Exchanged(
                            about.order(event.order()), rma(event.id(), event.number()), event.exchange())),
            order(
                    ExchangeLapsed.class,
                    "return.exchange_lapsed",
                    "The replacement was sent ahead and the goods never came: it is to be paid.",
                    Payload.Exchanged.class,
                    (event, about) -> new Payload.Exchanged(
                            about.order(event.order()), rma(event.id(), event.number()), event.exchange())),
            // ── stock
            item(
                    StockReceived.class,
                    "stock.received",
                    "Goods arrived at a site.",
                    Payload.StockIn.class,
                    (event, _) -> new Payload.StockIn(
                            event.sku().value(), event.site().value(), event.quantity())),
            item(
                    StockAdjusted.class,
                    "stock.adjusted",
                    "A count was corrected by hand.",
                    Payload.StockCorrected.class,
                    (event, _) -> new Payload.StockCorrected(
                            event.sku().value(), event.site().value(), event.quantity(), event.reason())),
            item(
                    StockTransferred.class,
                    "stock.transferred",
                    "Goods were moved from one site to another.",
                    Payload.StockMoved.class,
                    (event, _) -> new Payload.StockMoved(
                            event.sku().value(),
                            event.from().value(),
                            event.to().value(),
                            event.quantity())),
            item(
                    SupplyChanged.class,
                    "supply.changed",
                    "Something is on its way, or no longer, or later.",
                    Payload.ItemOnly.class,
                    (event, _) -> new Payload.ItemOnly(event.sku().value())));

    private static final List<Internal> INTERNAL = List.of(
            new Internal(HoldAssigned.class, "a matter among the people of the house"),
            new Internal(UnitsMoved.class, "the events of fulfilment and shipping say it with their documents"),
            new Internal(FulfilmentHeld.class, "order.held says it"),
            new Internal(FulfilmentFreed.class, "order.hold_released says it"),
            new Internal(UnitsPacked.class, "a box that is still open may be packed otherwise"),
            new Internal(UnitsUnpacked.class, "a box that is still open may be packed otherwise"),
            new Internal(PackagesShipped.class, "shipment.dispatched says it"),
            new Internal(CardAuthorised.class, "nothing has moved yet; payment.recorded tells when it is charged"),
            new Internal(CardDeclined.class, "a matter between the customer, the bank and our people"),
            new Internal(CaptureFailed.class, "our people see it; the invoice stays open"),
            new Internal(AuthorisationEnded.class, "nothing has moved"),
            new Internal(DunningLetterIssued.class, "a letter between us and the customer"),
            new Internal(ApprovalAsked.class, "a matter among the people of the house"),
            new Internal(ApprovalDeclined.class, "a matter among the people of the house"),
            new Internal(ClaimOpened.class, "a matter between the house and whoever is liable"),
            new Internal(ClaimFiled.class, "a matter between the house and whoever is liable"),
            new Internal(ClaimSettled.class, "a matter between the house and whoever is liable"),
            new Internal(ClaimRejected.class, "a matter between the house and whoever is liable"),
            new Internal(StockFreed.class, "tells waiting orders that there is something to reserve"),
            new Internal(CreditTermsChanged.class, "has orders that wait for credit looked at again"));

    private static final Map<Class<? extends Event>, Publication<?>> BY_EVENT =
            PUBLISHED.stream().collect(Collectors.toUnmodifiableMap(Publication::event, publication -> publication));

    private static final Map<String, EventType> TYPES = types();

    private Catalogue() {}

    /** Every public type, in the order of an order's way. */
    public static List<EventType> all() {
        return List.copyOf(TYPES.values());
    }

    public static boolean isType(String type) {
        return TYPES.containsKey(type);
    }

    static Set<Class<? extends Event>> published() {
        return BY_EVENT.keySet();
    }

    /** Every event about which somebody has decided whether it leaves. */
    static Set<Class<? extends Event>> decided() {
        return Stream.concat(BY_EVENT.keySet().stream(), INTERNAL.stream().map(Internal::event))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Publication<?> of(Event event) {
        return Objects.requireNonNull(BY_EVENT.get(event.getClass()), () -> event + " is not published");
    }

    static String schemaOf(String type) {
        return "urn:baton:event:%s:%d"
                .formatted(
                        type,
                        Optional.ofNullable(TYPES.get(type))
                                .map(EventType::version)
                                .orElse(Publication.VERSION));
    }

    private static Map<String, EventType> types() {
        var types = new LinkedHashMap<String, EventType>();
        PUBLISHED.forEach(publication -> types.put(
                publication.type(),
                new EventType(
                        publication.type(),
                        Publication.VERSION,
                        publication.summary(),
                        Shape.of(publication.payload()))));
        return types;
    }

    private static <E extends Event, P extends Payload> Publication<E> order(
            Class<E> event, String type, String summary, Class<P> payload, BiFunction<E, References, P> tell) {
        return new Publication<>(event, type, summary, "orders", payload, tell);
    }

    private static <E extends StockEvent, P extends Payload> Publication<E> item(
            Class<E> event, String type, String summary, Class<P> payload, BiFunction<E, References, P> tell) {
        return new Publication<>(event, type, summary, "items", payload, tell);
    }

    private static List<Payload.Units> units(List<OrderEvent.Units> units) {
        return units.stream()
                .map(each -> new Payload.Units(
                        each.line().value(), each.sku().value(), valueOf(each.site()), each.quantity()))
                .toList();
    }

    private static ReturnReference rma(ReturnId id, String number) {
        return new ReturnReference(id.value(), number);
    }

    private static List<Payload.ReturnedUnits> returned(List<ReturnEvent.ReturnedUnits> units) {
        return units.stream()
                .map(each -> new Payload.ReturnedUnits(
                        valueOf(each.line()), each.sku().value(), each.quantity()))
                .toList();
    }

    private static @Nullable UUID valueOf(@Nullable LineId line) {
        return line == null ? null : line.value();
    }

    private static List<Payload.Units> work(List<Work> work, @Nullable SiteCode site) {
        return work.stream()
                .map(each -> new Payload.Units(each.line().value(), each.sku().value(), valueOf(site), each.quantity()))
                .toList();
    }

    private static @Nullable String valueOf(@Nullable SiteCode site) {
        return site == null ? null : site.value();
    }

    private static @Nullable UUID valueOf(@Nullable InvoiceId invoice) {
        return invoice == null ? null : invoice.value();
    }
}
