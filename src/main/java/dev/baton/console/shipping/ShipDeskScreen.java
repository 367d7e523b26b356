package dev.baton.console.shipping;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.orders.Look;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.OfferQueries;
import dev.baton.shipping.PurchaseState;
import dev.baton.shipping.ServiceCode;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ships what is packed of one fulfilment order: which packages, with which service and why, and at once the label. */
@Controller
@Access("shipments")
@WithinScope(ShipmentId.class)
class ShipDeskScreen {

    private static final int REASON_MAX = 200;

    private final Within within;
    private final OfferQueries offers;
    private final ShipmentQueries shipments;
    private final SiteQueries sites;
    private final ShipPackages shipPackages;
    private final BuyLabel buyLabel;

    ShipDeskScreen(
            OfferQueries offers,
            ShipmentQueries shipments,
            SiteQueries sites,
            ShipPackages shipPackages,
            BuyLabel buyLabel,
            Within within) {
        this.within = within;
        this.offers = offers;
        this.shipments = shipments;
        this.sites = sites;
        this.shipPackages = shipPackages;
        this.buyLabel = buyLabel;
    }

    /** Asked again whenever other packages are ticked, for what they would cost. */
    @GetMapping(path = "/ship", params = "fulfilmentOrder")
    ModelAndView show(Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        var form = TypedForm.of(typed);
        var asked = offers.offers(fulfilmentOrder(form), packages(form));
        var others = others(asked);
        var inHouse = others.stream().filter(each -> each.status().isInHouse()).toList();
        return asked.free().isEmpty() && inHouse.size() == 1
                ? new ModelAndView("redirect:/shipments/" + inHouse.getFirst().number())
                : page(ui, asked, others, form);
    }

    @PostMapping("/ship")
    ModelAndView ship(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var asked = offers.offers(fulfilmentOrder(form), packages(form));
        var service = service(form);
        var reason = form.valueOrNull("reason");
        boolean another = service != null
                && asked.choice() != null
                && asked.choice()
                        .chosen()
                        .filter(offer -> offer.service().equals(service))
                        .isEmpty();
        form.require(!asked.free().isEmpty() && !packages(form).isEmpty(), "package", ui.t("shipping.wrong.packages"))
                .require(!another || reason != null, "reason", ui.t("shipping.wrong.reason"))
                .require(
                        reason == null || reason.length() <= REASON_MAX,
                        "reason",
                        ui.t("form.wrong.too-long", REASON_MAX));
        if (!form.isRight()) {
            return wrong(ui, asked, form);
        }
        return switch (shipPackages.handle(new ShipPackages.Command(
                fulfilmentOrder(form), packages(form), another ? service : null, another ? reason : null, another))) {
            case ShipPackages.Prepared prepared -> labelled(ui, prepared.shipment(), redirect);
            case ShipPackages.NothingToShip _ -> wrong(ui, asked, form.wrong("", ui.t("shipping.wrong.nothing")));
            case ShipPackages.NotClosed(var open) ->
                wrong(ui, asked, form.wrong("", ui.t("shipping.wrong.not-closed", String.join(", ", open))));
            case ShipPackages.AlreadyInShipment(var taken) ->
                wrong(
                        ui,
                        asked,
                        form.wrong(
                                "",
                                ui.t(
                                        "shipping.wrong.taken",
                                        taken.values().stream()
                                                .distinct()
                                                .sorted()
                                                .collect(Collectors.joining(", ")))));
            case ShipPackages.NotAllowed(var refused, var allowed) ->
                wrong(
                        ui,
                        asked,
                        form.wrong(
                                "",
                                ui.t(
                                        "shipping.wrong.not-allowed",
                                        ShippingWords.names(asked.choice(), List.of(refused)),
                                        ShippingWords.names(asked.choice(), allowed))));
            case ShipPackages.NotCarried _ -> wrong(ui, asked, form.wrong("", ui.t("shipping.wrong.not-carried")));
        };
    }

    private ModelAndView labelled(Ui ui, ShipmentId id, RedirectAttributes redirect) {
        buyLabel.handle(id);
        var shipment = shipments.get(id);
        label(ui, shipment).on(redirect);
        return new ModelAndView("redirect:/shipments/" + shipment.number());
    }

    /** What came of asking the carrier. */
    static Flash label(Ui ui, ShipmentView shipment) {
        return switch (shipment.purchase().state()) {
            case BOUGHT -> Flash.done(ui.t("shipping.done.labelled", shipment.number(), shipment.serviceName()));
            case REFUSED -> Flash.refused(ui.t("shipping.done.refused", shipment.carrierName(), shipment.number()));
            case GAVE_UP, WAITING ->
                Flash.note(ui.t("shipping.done.no-answer", shipment.carrierName(), shipment.number()));
            case GIVING_BACK, GIVEN_BACK -> Flash.note(ui.t("shipping.say.voided"));
        };
    }

    private ModelAndView wrong(Ui ui, OfferQueries.Offers asked, TypedForm form) {
        var page = page(ui, asked, others(asked), form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, OfferQueries.Offers asked, List<ShipmentView> others, TypedForm form) {
        var chosen = packages(form);
        var holds = asked.order()
                .holdsOn(
                        asked.work().site(),
                        asked.work().lines().stream().map(line -> line.line()).toList());
        var model = new HashMap<String, @Nullable Object>();
        model.put("asked", asked);
        model.put("site", sites.get(asked.work().site()));
        model.put("others", others);
        model.put("form", form);
        model.put(
                "ticked",
                asked.free().stream()
                        .map(box -> box.id())
                        .filter(id -> chosen.isEmpty() || chosen.contains(id))
                        .collect(Collectors.toSet()));
        model.put("names", names(asked));
        model.put("holds", Look.reasons(ui, holds));
        return new ModelAndView("console/shipping/desk", model);
    }

    private static Map<String, String> names(OfferQueries.Offers asked) {
        return asked.work().lines().stream()
                .collect(Collectors.toMap(line -> line.sku().value(), line -> line.name(), (first, _) -> first));
    }

    /** The shipments of the same fulfilment order that were not given up. */
    private List<ShipmentView> others(OfferQueries.Offers asked) {
        return shipments.ofOrder(asked.work().order()).stream()
                .filter(each -> each.fulfilmentOrder().equals(asked.work().id()))
                .filter(each -> each.status() != ShipmentStatus.VOIDED
                        || each.purchase().state() == PurchaseState.GIVING_BACK)
                .toList();
    }

    private FulfilmentOrderId fulfilmentOrder(TypedForm form) {
        var asked = FulfilmentOrderId.of(form.value("fulfilmentOrder"));
        within.require(FulfilmentOrderId.class, asked);
        return asked;
    }

    private static Set<PackageId> packages(TypedForm form) {
        return form.ticked("package").stream()
                .filter(id -> !id.isBlank())
                .map(PackageId::of)
                .collect(Collectors.toSet());
    }

    private static @Nullable ServiceCode service(TypedForm form) {
        var parts = form.value("service").split("/", -1);
        try {
            return parts.length == 2 ? new ServiceCode(parts[0], parts[1]) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
