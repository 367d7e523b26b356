package dev.baton;

import static dev.baton.catalog.CatalogFixture.item;

import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.ReceiveStock;
import dev.baton.network.DefineSite;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.money.Money;
import dev.baton.platform.proof.Proof;
import dev.baton.platform.time.BusinessCalendar;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A small merchant as stories talk about it: sites, items, stock, orders. Call it as the merchant. */
@Component
public class Shop {

    public static final Address LOS_ANGELES = new Address(
            "Rosa Vega", null, "1480 Mateo Street", null, "Los Angeles", "CA", "90021", "US", "rosa@example.org", null);

    private final DefineSite defineSite;
    private final DefineItem defineItem;
    private final ReceiveStock receiveStock;
    private final PlaceOrder placeOrder;
    private final InventoryQueries inventory;
    private final List<Proof> proofs;

    Shop(
            DefineSite defineSite,
            DefineItem defineItem,
            ReceiveStock receiveStock,
            PlaceOrder placeOrder,
            InventoryQueries inventory,
            List<Proof> proofs) {
        this.defineSite = defineSite;
        this.defineItem = defineItem;
        this.receiveStock = receiveStock;
        this.placeOrder = placeOrder;
        this.inventory = inventory;
        this.proofs = proofs;
    }

    public void site(String code, double latitude, double longitude) {
        var weekdays = BusinessCalendar.weekdays(ZoneId.of("America/New_York"));
        defineSite.handle(new DefineSite.Command(
                new Site(
                        new SiteCode(code),
                        code,
                        Site.Type.WAREHOUSE,
                        new Site.SiteAddress("1 Dock Road", "Somewhere", "NJ", "07105", "US"),
                        new GeoPoint(latitude, longitude),
                        new BusinessCalendar(weekdays.zone(), weekdays.workingDays(), Set.of(), LocalTime.of(16, 0)),
                        EnumSet.allOf(HandlingClass.class),
                        Set.of(),
                        150,
                        true,
                        1),
                null));
    }

    public void eastAndWest() {
        site("EAST", 40.51, -74.35);
        site("WEST", 39.52, -119.74);
    }

    public void define(Item item) {
        defineItem.handle(new DefineItem.Command(item, null));
    }

    /** An item with so much of it at a site. */
    public void stocked(String sku, String site, long quantity) {
        define(item(sku));
        receive(sku, site, quantity);
    }

    public void receive(String sku, String site, long quantity) {
        receiveStock.handle(new ReceiveStock.Command(
                new SiteCode(site), "test", List.of(new ReceiveStock.Line(Sku.of(sku), quantity, null, null))));
    }

    public PlaceOrder.Line line(String sku, long quantity) {
        return new PlaceOrder.Line(Sku.of(sku), quantity, UnitOfMeasure.EACH, Money.of(250, "USD"));
    }

    public PlaceOrder.Outcome place(@Nullable String reference, ShippingPolicy policy, PlaceOrder.Line... lines) {
        return placeOrder.handle(command(reference, policy, lines));
    }

    public PlaceOrder.Command command(@Nullable String reference, ShippingPolicy policy, PlaceOrder.Line... lines) {
        return command(reference, LOS_ANGELES, policy, lines);
    }

    private static PlaceOrder.Command command(
            @Nullable String reference, Address shipTo, ShippingPolicy policy, PlaceOrder.Line... lines) {
        return new PlaceOrder.Command(
                "web",
                reference,
                null,
                shipTo,
                List.of(lines),
                null,
                null,
                null,
                policy,
                null,
                "USD",
                List.of(),
                List.of(),
                null);
    }

    public OrderView placed(PlaceOrder.Line... lines) {
        return ((PlaceOrder.Placed) place(null, ShippingPolicy.PARTIAL, lines)).order();
    }

    public OrderView placedTo(Address shipTo, PlaceOrder.Line... lines) {
        return ((PlaceOrder.Placed) placeOrder.handle(command(null, shipTo, ShippingPolicy.PARTIAL, lines))).order();
    }

    public InventoryQueries.Availability stock(String sku) {
        return Objects.requireNonNull(
                inventory.availability(Set.of(Sku.of(sku))).get(Sku.of(sku)));
    }

    /** What the proofs find wrong with this merchant's books; nothing, one hopes. */
    public List<String> contradictions() {
        return proofs.stream()
                .flatMap(proof -> proof.contradictions(10).stream())
                .toList();
    }
}
