package dev.baton.console.shipping;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.GiveBackLabel;
import dev.baton.shipping.RecordTracking;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.VoidShipment;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with one shipment: asked for its label again, handed over, given up, followed by hand. */
@Controller
@Access("shipments")
@WithinScope(ShipmentId.class)
class ShipmentActions {

    /** Clocks differ a little; a sighting of tomorrow is a mistake. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final int PLACE_MAX = 200;

    private final ShipmentLookUp lookUp;
    private final ShipmentQueries shipments;
    private final BuyLabel buyLabel;
    private final Departures departures;
    private final VoidShipment voidShipment;
    private final GiveBackLabel giveBackLabel;
    private final RecordTracking recordTracking;
    private final Clock clock;

    ShipmentActions(
            ShipmentLookUp lookUp,
            ShipmentQueries shipments,
            BuyLabel buyLabel,
            Departures departures,
            VoidShipment voidShipment,
            GiveBackLabel giveBackLabel,
            RecordTracking recordTracking,
            Clock clock) {
        this.lookUp = lookUp;
        this.shipments = shipments;
        this.buyLabel = buyLabel;
        this.departures = departures;
        this.voidShipment = voidShipment;
        this.giveBackLabel = giveBackLabel;
        this.recordTracking = recordTracking;
        this.clock = clock;
    }

    @PostMapping("/shipments/{shipment}/label")
    String askAgain(Ui ui, @PathVariable("shipment") String name, RedirectAttributes redirect) {
        var shipment = lookUp.get(name);
        buyLabel.again(shipment.id());
        ShipDeskScreen.label(ui, shipments.get(shipment.id())).on(redirect);
        return page(shipment);
    }

    /** @param early why it leaves before its customer takes it */
    @PostMapping("/shipments/{shipment}/dispatch")
    String dispatch(
            Ui ui,
            @PathVariable("shipment") String name,
            @RequestParam(defaultValue = "") String early,
            RedirectAttributes redirect) {
        var shipment = lookUp.get(name);
        var obstacle = departures.obstacle(ui, shipment.id(), text(early));
        var said = obstacle == null
                ? Flash.done(ui.t("shipping.done.dispatched", shipment.number(), shipment.carrierName()))
                : Flash.refused(ui.t("shipping.refused", obstacle));
        said.on(redirect);
        return page(shipment);
    }

    /** Its packages are wanted for another shipment next. */
    @PostMapping("/shipments/{shipment}/void")
    String giveUp(Ui ui, @PathVariable("shipment") String name, RedirectAttributes redirect) {
        var shipment = lookUp.get(name);
        switch (voidShipment.handle(shipment.id())) {
            case VoidShipment.Voided _ -> {
                giveBackLabel.handle(shipment.id());
                Flash.done(ui.t("shipping.done.voided", shipment.number())).on(redirect);
                return "redirect:/ship?fulfilmentOrder=" + shipment.fulfilmentOrder();
            }
            case VoidShipment.AlreadyVoided _ ->
                Flash.note(ui.t("shipping.refused", ui.t("shipping.why-not.voided")))
                        .on(redirect);
            case VoidShipment.TooLate _ ->
                Flash.refused(ui.t("shipping.refused", ui.t("shipping.why-not.has-left")))
                        .on(redirect);
        }
        return page(shipment);
    }

    /** @param at where the person is; empty for now */
    @PostMapping("/shipments/{shipment}/tracking-events")
    String tell(
            Ui ui,
            @PathVariable("shipment") String name,
            @RequestParam TrackingCode code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime at,
            @RequestParam(defaultValue = "") String trackingNumber,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        var shipment = lookUp.get(name);
        var seenAt = at == null ? clock.instant() : at.atZone(ui.zone()).toInstant();
        said(ui, shipment, new Scan(trackingNumber.strip(), code, seenAt, text(place), text(words), null))
                .on(redirect);
        return page(shipment);
    }

    private Flash said(Ui ui, ShipmentView shipment, Scan scan) {
        if (isAhead(scan.at())) {
            return Flash.refused(ui.t("shipping.refused", ui.t("shipping.why-not.future")));
        }
        var command = new RecordTracking.Command(
                shipment.id(), List.of(scan), Caller.current().name());
        return switch (recordTracking.handle(command)) {
            case RecordTracking.Recorded(var news, var _) ->
                news == 0
                        ? Flash.note(ui.t("shipping.done.known"))
                        : Flash.done(
                                ui.t("shipping.done.told", ui.t("shipping.code." + scan.code()), shipment.number()));
            case RecordTracking.NotOurs(var number) ->
                Flash.refused(ui.t("shipping.refused", ui.t("shipping.why-not.not-ours", number)));
            case RecordTracking.Voided _ -> Flash.refused(ui.t("shipping.refused", ui.t("shipping.why-not.voided")));
        };
    }

    private boolean isAhead(Instant at) {
        return at.isAfter(clock.instant().plus(AHEAD));
    }

    private static @Nullable String text(String typed) {
        var text = typed.strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(PLACE_MAX, text.length()));
    }

    private static String page(ShipmentView shipment) {
        return "redirect:/shipments/" + shipment.number();
    }
}
