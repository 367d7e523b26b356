package dev.baton.console.shipping;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Hands over many shipments when the carrier stands at the door: first shown, then done one by one, so that one that refuses stops
 * no other.
 */
@Controller
@Access("shipments")
@WithinScope(ShipmentId.class)
class DepartureScreen {

    private final Within within;
    private final ShipmentQueries shipments;
    private final Departures departures;

    DepartureScreen(ShipmentQueries shipments, Departures departures, Within within) {
        this.within = within;
        this.shipments = shipments;
        this.departures = departures;
    }

    @PostMapping("/ship/departures/preview")
    ModelAndView preview(@RequestParam(defaultValue = "") List<String> selected) {
        var chosen = chosen(selected);
        var ready = chosen.stream()
                .filter(shipment -> shipment.status() == ShipmentStatus.LABELLED)
                .toList();
        var packages = new TreeMap<String, Long>();
        ready.forEach(shipment -> packages.merge(
                shipment.carrierName(), (long) shipment.packages().size(), Long::sum));
        return new ModelAndView(
                "console/shipping/departure",
                Map.of("ready", ready, "packages", packages, "leftOut", chosen.size() - ready.size()));
    }

    @PostMapping("/ship/departures")
    String depart(Ui ui, @RequestParam(defaultValue = "") List<String> selected, RedirectAttributes redirect) {
        int gone = 0;
        var refused = new TreeMap<String, List<String>>();
        for (var shipment : chosen(selected)) {
            var obstacle = departures.obstacle(ui, shipment.id());
            if (obstacle == null) {
                gone++;
            } else {
                refused.computeIfAbsent(obstacle, _ -> new ArrayList<>()).add(shipment.number());
            }
        }
        if (gone > 0) {
            Flash.done(ui.n("shipping.done.gone", gone)).on(redirect);
        }
        refused.forEach((obstacle, numbers) -> Flash.refused(
                        ui.t("shipping.refused-some", String.join(", ", numbers), obstacle))
                .on(redirect));
        return "redirect:/ship?view=" + ShipView.LABELLED.word();
    }

    private List<ShipmentView> chosen(List<String> selected) {
        return shipments.find(within.keep(
                ShipmentId.class,
                selected.stream()
                        .filter(id -> !id.isBlank())
                        .map(ShipmentId::of)
                        .distinct()
                        .toList()));
    }
}
