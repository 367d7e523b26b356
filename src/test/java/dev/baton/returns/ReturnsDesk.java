package dev.baton.returns;

import dev.baton.Shop;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.RecordPayment;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.Dock;
import dev.baton.shipping.RecordTracking;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A merchant who has sent something, and those who take it back. Call it as the merchant. */
@Component
public class ReturnsDesk {

    public static final CustomerNumber TIENDA = CustomerNumber.of("C-1001");

    private final Shop shop;
    private final Dock dock;
    private final DefineCustomer defineCustomer;
    private final PlaceOrder placeOrder;
    private final ShipPackages shipPackages;
    private final BuyLabel buyLabel;
    private final DispatchShipment dispatch;
    private final RecordTracking recordTracking;
    private final RecordPayment recordPayment;
    private final BillingQueries billing;
    private final OrderQueries orders;
    private final RequestReturn requestReturn;
    private final ReceiveReturn receiveReturn;
    private final Relay relay;
    private final Clock clock;

    ReturnsDesk(
            Shop shop,
            Dock dock,
            DefineCustomer defineCustomer,
            PlaceOrder placeOrder,
            ShipPackages shipPackages,
            BuyLabel buyLabel,
            DispatchShipment dispatch,
            RecordTracking recordTracking,
            RecordPayment recordPayment,
            BillingQueries billing,
            OrderQueries orders,
            RequestReturn requestReturn,
            ReceiveReturn receiveReturn,
            Relay relay,
            Clock clock) {
        this.shop = shop;
        this.dock = dock;
        this.defineCustomer = defineCustomer;
        this.placeOrder = placeOrder;
        this.shipPackages = shipPackages;
        this.buyLabel = buyLabel;
        this.dispatch = dispatch;
        this.recordTracking = recordTracking;
        this.recordPayment = recordPayment;
        this.billing = billing;
        this.orders = orders;
        this.requestReturn = requestReturn;
        this.receiveReturn = receiveReturn;
        this.relay = relay;
        this.clock = clock;
    }

    /** Sites, carriers, a customer, and two items with plenty of stock. */
    public void open() {
        dock.open();
        shop.stocked("MILL", "EAST", 1000);
        shop.stocked("LADLE", "EAST", 1000);
        defineCustomer.handle(new DefineCustomer.Command(
                new Customer(
                        TIENDA,
                        Customer.Type.COMPANY,
                        "Tienda Ruiz",
                        "es",
                        null,
                        null,
                        null,
                        "USD",
                        PaymentTerms.NET30,
                        null,
                        null,
                        Set.of(),
                        ShippingPolicy.PARTIAL,
                        false,
                        true,
                        List.of(),
                        List.of(),
                        1),
                0L));
    }

    /** @param price in minor units */
    public static PlaceOrder.Line line(String sku, long quantity, long price) {
        return new PlaceOrder.Line(Sku.of(sku), quantity, UnitOfMeasure.EACH, Money.of(price, "USD"));
    }

    public OrderView placed(PlaceOrder.Line... lines) {
        var outcome = placeOrder.handle(new PlaceOrder.Command(
                "phone",
                "PO-" + UUID.randomUUID(),
                TIENDA,
                Shop.LOS_ANGELES,
                Arrays.asList(lines),
                null,
                null,
                null,
                null,
                null,
                "USD",
                List.of(),
                List.of(),
                null));
        return ((PlaceOrder.Placed) outcome).order();
    }

    /** Picked, packed, sent, delivered and invoiced. */
    public OrderView delivered(PlaceOrder.Line... lines) {
        return delivered(placed(lines));
    }

    public OrderView delivered(OrderView order) {
        var shipment = sent(order);
        recordTracking.handle(new RecordTracking.Command(
                shipment, List.of(new Scan("", TrackingCode.DELIVERED, clock.instant(), null, null, null)), "test"));
        relay.drain();
        return orders.get(order.id());
    }

    public ShipmentId sent(OrderView order) {
        var work = dock.packed(order);
        var shipment = ((ShipPackages.Prepared)
                        shipPackages.handle(new ShipPackages.Command(work.id(), Set.of(), null, null)))
                .shipment();
        buyLabel.handle(shipment);
        dispatch.handle(shipment);
        relay.drain();
        return shipment;
    }

    public void paid(OrderView order) {
        var owed = billing.money(order.id()).owed();
        recordPayment.handle(
                new RecordPayment.Command(new RecordPayment.ForOrder(order.id()), owed, PaymentMethod.CARD, "test"));
    }

    public RequestReturn.Command wanted(OrderView order, int line, long quantity, String reason, Wish wish) {
        return new RequestReturn.Command(
                order.id(),
                List.of(new RequestReturn.Line(order.lines().get(line).id(), quantity, reason, null)),
                wish,
                List.of(),
                false,
                null,
                null,
                ReturnOrigin.DESK);
    }

    public ReturnId requested(OrderView order, int line, long quantity, String reason, Wish wish) {
        return ((RequestReturn.Requested) requestReturn.handle(wanted(order, line, quantity, reason, wish))).id();
    }

    public ReceiveReturn.Outcome receive(ReturnId id, String sku, long quantity) {
        return receiveReturn.handle(new ReceiveReturn.Command(id, sku, quantity, null, false, null, null, null));
    }
}
