package dev.baton.billing;

import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.Customer.AddressKind;
import dev.baton.customers.Customer.KeptAddress;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.ReceiveStock;
import dev.baton.network.DefineSite;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.Step;
import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.proof.Proof;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.pricing.DefineShippingCharge;
import dev.baton.pricing.DefineTaxRate;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import dev.baton.pricing.ShippingCharge;
import dev.baton.pricing.TaxRate;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A merchant with one warehouse, pepper, salt and a grinder set, and what billing's tests do with it. */
@Component
class BillingFixture {

    static final SiteCode EAST = SiteCode.of("EAST");
    static final CustomerNumber TIENDA = CustomerNumber.of("C-1001");

    private static final long PLENTY = 1_000_000;
    private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);
    private static final Address SHIP_TO =
            new Address("Ana Ruiz", "Tienda Ruiz", "12 Main St", null, "Newark", "NJ", "07105", "US", null, null);
    private static final Address BILL_TO =
            new Address("Contabilidad", "Tienda Ruiz", "PO Box 7", null, "Newark", "NJ", "07101", "US", null, null);

    /** @param price in minor units, whatever the lists say */
    record Wanted(String sku, long quantity, long price) {}

    private final DefineSite defineSite;
    private final DefineItem defineItem;
    private final DefineCustomer defineCustomer;
    private final DefineTaxRate defineTaxRate;
    private final DefineShippingCharge defineShippingCharge;
    private final ReceiveStock receiveStock;
    private final PlaceOrder placeOrder;
    private final MoveUnits moveUnits;
    private final OrderQueries orders;
    private final List<Proof> proofs;
    private final Clock clock;

    BillingFixture(
            DefineSite defineSite,
            DefineItem defineItem,
            DefineCustomer defineCustomer,
            DefineTaxRate defineTaxRate,
            DefineShippingCharge defineShippingCharge,
            ReceiveStock receiveStock,
            PlaceOrder placeOrder,
            MoveUnits moveUnits,
            OrderQueries orders,
            List<Proof> proofs,
            Clock clock) {
        this.defineSite = defineSite;
        this.defineItem = defineItem;
        this.defineCustomer = defineCustomer;
        this.defineTaxRate = defineTaxRate;
        this.defineShippingCharge = defineShippingCharge;
        this.receiveStock = receiveStock;
        this.placeOrder = placeOrder;
        this.moveUnits = moveUnits;
        this.orders = orders;
        this.proofs = proofs;
        this.clock = clock;
    }

    void merchant() {
        defineSite.handle(new DefineSite.Command(
                new Site(
                        EAST,
                        "East",
                        Site.Type.WAREHOUSE,
                        new Site.SiteAddress("1 Dock Road", "Newark", "NJ", "07105", "US"),
                        new GeoPoint(40.73, -74.15),
                        new BusinessCalendar(
                                ZoneId.of("America/New_York"),
                                EnumSet.allOf(DayOfWeek.class),
                                Set.of(),
                                LocalTime.of(16, 0)),
                        EnumSet.allOf(HandlingClass.class),
                        Set.of(),
                        0,
                        true,
                        1),
                0L));
        for (var sku : List.of("PEPPER", "SALT", "MILL")) {
            defineItem.handle(new DefineItem.Command(CatalogFixture.item(sku), 0L));
        }
        defineItem.handle(new DefineItem.Command(
                CatalogFixture.kit(
                        "GRINDSET", CatalogFixture.component("MILL", 1), CatalogFixture.component("PEPPER", 3)),
                0L));
        defineCustomer.handle(new DefineCustomer.Command(tienda(), 0L));
        defineTaxRate.handle(new DefineTaxRate.Command(
                new TaxRate("NJ", "US", "NJ", TaxRate.STANDARD, "NJ sales tax", 66_250, false, true, ALWAYS, null, 1),
                0L));
        defineShippingCharge.handle(new DefineShippingCharge.Command(
                new ShippingCharge("GROUND", "GROUND", "", Set.of(), "USD", 0, null, 999, null, ALWAYS, null, 1), 0L));
        receiveStock.handle(new ReceiveStock.Command(
                EAST,
                "opening",
                List.of("PEPPER", "SALT", "MILL").stream()
                        .map(sku -> new ReceiveStock.Line(Sku.of(sku), PLENTY, null, null))
                        .toList()));
    }

    private static Customer tienda() {
        return new Customer(
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
                List.of(
                        new KeptAddress(AddressKind.SHIP_TO, true, SHIP_TO),
                        new KeptAddress(AddressKind.BILL_TO, true, BILL_TO)),
                1);
    }

    static Wanted wanted(String sku, long quantity, long price) {
        return new Wanted(sku, quantity, price);
    }

    static PlaceOrder.Line line(Wanted line) {
        return new PlaceOrder.Line(
                Sku.of(line.sku()), line.quantity(), UnitOfMeasure.EACH, Money.of(line.price(), "USD"));
    }

    OrderView order(Wanted... lines) {
        return order(TIENDA, 0, lines);
    }

    /** @param discount in minor units, on the whole order */
    OrderView order(@Nullable CustomerNumber customer, long discount, Wanted... lines) {
        return order(customer, discount, 0, lines);
    }

    /** @param charge by hand, in minor units, of the whole order */
    OrderView order(@Nullable CustomerNumber customer, long discount, long charge, Wanted... lines) {
        var outcome = placeOrder.handle(new PlaceOrder.Command(
                        "phone",
                        "PO-" + Ids.next(),
                        customer,
                        SHIP_TO,
                        Arrays.stream(lines).map(BillingFixture::line).toList(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        discount == 0
                                ? List.of()
                                : List.of(new ManualDiscount("goodwill", Discount.Kind.AMOUNT, discount, null)),
                        null)
                .charging(
                        charge == 0
                                ? List.of()
                                : List.of(new ManualCharge(ManualCharge.Kind.HANDLING, "heavy", charge, null))));
        if (outcome instanceof PlaceOrder.Placed(var order)) {
            return order;
        }
        throw new AssertionError("not placed: " + outcome);
    }

    OrderView read(OrderId order) {
        return orders.get(order);
    }

    /** Units of an order leave the warehouse: so many of its first line, so many of its second. */
    Shipped ship(OrderView order, String number, long... quantities) {
        var units = IntStream.range(0, quantities.length)
                .filter(i -> quantities[i] > 0)
                .boxed()
                .collect(Collectors.toMap(i -> order.lines().get(i).id(), i -> quantities[i]));
        return ship(order, number, units);
    }

    Shipped ship(OrderView order, String number, Map<LineId, Long> units) {
        for (var step : List.of(Step.RELEASE, Step.PICK, Step.PACK, Step.SHIP)) {
            var moved = moveUnits.handle(new MoveUnits.Command(order.id(), step, EAST, number, units));
            if (!(moved instanceof UnitsMoved)) {
                throw new AssertionError("%s not moved: %s".formatted(step, moved));
            }
        }
        return new Shipped(Ids.next(), number, order.id(), EAST, units, clock.instant());
    }

    /** What contradicts billing's claims about the merchant's data. */
    List<String> contradictions() {
        return proofs.stream()
                .filter(proof -> proof.getClass().getPackage().equals(BillingFixture.class.getPackage()))
                .flatMap(proof -> proof.contradictions(10).stream())
                .toList();
    }
}
