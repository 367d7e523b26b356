package dev.baton.shipping;

import dev.baton.Shop;
import dev.baton.catalog.Sku;
import dev.baton.fulfilment.DefinePackaging;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.PackUnits;
import dev.baton.fulfilment.Packaging;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.RecordPick;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.network.HandlingClass;
import dev.baton.orders.OrderView;
import dev.baton.platform.events.Relay;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A packing table with two carriers at its door. Call it as the merchant. */
@Component
public class Dock {

    public static final ServiceCode GROUND = new ServiceCode("NORTHLINE", "GROUND");
    public static final ServiceCode EXPRESS = new ServiceCode("KESTRELWAY", "EXPRESS");

    private final Shop shop;
    private final DefineServices defineServices;
    private final DefineRates defineRates;
    private final DefinePackaging definePackaging;
    private final ReleaseFulfilmentOrder release;
    private final RecordPick pick;
    private final PackUnits pack;
    private final FulfilmentQueries fulfilment;
    private final Relay relay;

    Dock(
            Shop shop,
            DefineServices defineServices,
            DefineRates defineRates,
            DefinePackaging definePackaging,
            ReleaseFulfilmentOrder release,
            RecordPick pick,
            PackUnits pack,
            FulfilmentQueries fulfilment,
            Relay relay) {
        this.shop = shop;
        this.defineServices = defineServices;
        this.defineRates = defineRates;
        this.definePackaging = definePackaging;
        this.release = release;
        this.pick = pick;
        this.pack = pack;
        this.fulfilment = fulfilment;
        this.relay = relay;
    }

    /** Sites, packaging, and two carriers: one cheap and slow, one dear and fast. */
    public void open() {
        shop.eastAndWest();
        carriers();
        boxes();
    }

    public void boxes() {
        for (var handling : HandlingClass.values()) {
            definePackaging.handle(new DefinePackaging.Command(
                    new Packaging(
                            PackagingCode.of("BOX-" + handling.name().charAt(0)
                                    + handling.name().charAt(1)),
                            "Box",
                            handling,
                            800,
                            800,
                            800,
                            25_000,
                            300,
                            100,
                            true,
                            1),
                    null));
        }
    }

    public void carriers() {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        defineServices.handle(new DefineServices.Command(
                List.of(
                        new Carrier("NORTHLINE", "Northline", "https://n.example/{tracking}", 31_500, everyDay),
                        new Carrier("KESTRELWAY", "Kestrelway", "https://k.example/{tracking}", 25_000, everyDay)),
                List.of(
                        new ServiceLevel(GROUND, "Northline Ground", ServiceLevel.Reach.ANYWHERE, "USD", true),
                        new ServiceLevel(EXPRESS, "Kestrelway Express", ServiceLevel.Reach.ANYWHERE, "USD", true))));
        var rates = new ArrayList<Rate>();
        for (int zone = 1; zone <= 2; zone++) {
            rates.add(new Rate(GROUND, zone, 31_500, 700L * zone, 2 * zone));
            rates.add(new Rate(EXPRESS, zone, 25_000, 2500, 1));
        }
        defineRates.handle(new DefineRates.Command(List.of(new Zone(1, 1000), new Zone(2, 20_000)), rates));
    }

    /** Everything of an order that one site serves, picked and packed into one closed package per call. */
    public FulfilmentView packed(OrderView order) {
        var work = released(order);
        work.lines().forEach(line -> pick(work.id(), line.sku().value(), line.toPick()));
        pack.handle(new PackUnits.Command(work.id(), null, null, Map.of(), 2500L, true));
        return fulfilment.get(work.id());
    }

    public FulfilmentView released(OrderView order) {
        relay.drain();
        var work = fulfilment.ofOrder(order.id()).getFirst();
        release.handle(new ReleaseFulfilmentOrder.Command(work.id()));
        return fulfilment.get(work.id());
    }

    public void pick(FulfilmentOrderId work, String sku, long quantity) {
        pick.handle(new RecordPick.Command(work, sku, quantity, null));
    }

    /** Some units, into a closed package of their own. */
    public FulfilmentView pack(FulfilmentOrderId work, String sku, long quantity) {
        pack.handle(new PackUnits.Command(work, null, null, Map.of(Sku.of(sku), quantity), 2500L, true));
        return fulfilment.get(work);
    }
}
