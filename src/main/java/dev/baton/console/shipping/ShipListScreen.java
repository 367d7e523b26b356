package dev.baton.console.shipping;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.Carrier;
import dev.baton.shipping.CarrierQueries;
import dev.baton.shipping.ShipmentFilter;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentQueue;
import dev.baton.shipping.ShipmentRow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is packed and waits for a carrier, and every shipment, by what it waits for. */
@Controller
@Access("shipments")
@WithinScope(ShipmentId.class)
class ShipListScreen {

    private final PackedReading packed;
    private final ShipmentQueries shipments;
    private final CarrierQueries carriers;
    private final SiteQueries sites;
    private final Clock clock;

    ShipListScreen(
            PackedReading packed, ShipmentQueries shipments, CarrierQueries carriers, SiteQueries sites, Clock clock) {
        this.packed = packed;
        this.shipments = shipments;
        this.carriers = carriers;
        this.sites = sites;
        this.clock = clock;
    }

    /** What the address asks for. */
    record Asked(String view, String q, String site, String carrier) {

        Asked {
            view = Objects.requireNonNullElse(view, "");
            q = Objects.requireNonNullElse(q, "");
            site = Objects.requireNonNullElse(site, "");
            carrier = Objects.requireNonNullElse(carrier, "");
        }

        ShipView shown() {
            return ShipView.parse(view);
        }

        @Nullable
        SiteCode at(List<Site> network) {
            return network.stream()
                    .map(Site::code)
                    .filter(code -> code.value().equals(site))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping(path = "/ship", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var at = asked.at(sites.own());
        if (asked.shown() == ShipView.TO_SHIP) {
            exportPacked(ui, asked.q(), at, export, response);
            return;
        }
        var filter = filter(asked.shown(), at, asked.carrier().isBlank() ? null : asked.carrier(), asked.q());
        Export.<ShipmentRow>of(ui, "shipments")
                .column(ui.t("shipping.number"), ShipmentRow::number)
                .column(ui.t("shipping.order"), ShipmentRow::orderNumber)
                .column(ui.t("export.status"), row -> ShippingWords.label(ui, row.status(), row.purchase()))
                .column(ui.t("shipping.site"), ShipmentRow::site)
                .column(ui.t("shipping.customer"), ShipmentRow::customerName)
                .column(ui.t("customers.address.city"), ShipmentRow::city)
                .column(ui.t("customers.address.country"), ShipmentRow::country)
                .column(ui.t("shipping.carrier"), ShipmentRow::carrierName)
                .column(ui.t("shipping.service"), ShipmentRow::serviceName)
                .column(ui.t("shipping.tracking"), ShipmentRow::trackingNumbers)
                .column(ui.t("shipping.packages"), ShipmentRow::packages)
                .column(ui.t("export.units"), ShipmentRow::units)
                .column(ui.t("shipping.weight") + " (g)", ShipmentRow::weightGrams)
                .column(ui.t("shipping.price"), ShipmentRow::price)
                .column(ui.t("export.currency"), row -> row.price().currency())
                .column(ui.t("export.needed-by"), ShipmentRow::neededBy)
                .column(ui.t("export.estimated"), ShipmentRow::estimatedOn)
                .column(ui.t("export.left"), ShipmentRow::dispatchedAt)
                .column(ui.t("export.delivered"), ShipmentRow::deliveredAt)
                .write(export, response, request -> shipments.list(filter, request));
    }

    private void exportPacked(Ui ui, String q, @Nullable SiteCode at, String export, HttpServletResponse response)
            throws IOException {
        Export.<PackedRow>of(ui, "to-ship")
                .column(ui.t("shipping.order"), PackedRow::orderNumber)
                .column(ui.t("shipping.site"), PackedRow::site)
                .column(ui.t("shipping.customer"), PackedRow::customerName)
                .column(ui.t("shipping.service"), PackedRow::shippingService)
                .column(ui.t("shipping.packages"), PackedRow::packages)
                .column(ui.t("export.unpacked"), PackedRow::unpacked)
                .column(ui.t("export.leaves"), PackedRow::shipOn)
                .column(ui.t("export.promised"), PackedRow::promisedOn)
                .write(export, response, request -> packed.list(q, at, request));
    }

    @GetMapping("/ship")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var shown = asked.shown();
        var q = asked.q();
        var network = sites.own();
        var at = asked.at(network);
        var with = carriers.list().stream()
                .map(CarrierQueries.CarrierView::carrier)
                .toList();
        var by = with.stream()
                .filter(each -> each.code().equals(asked.carrier()))
                .findFirst()
                .orElse(null);
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", shown);
        model.put("tabs", tabs(ui, shown));
        model.put("q", q);
        model.put("site", at == null ? "" : at.value());
        model.put("carrier", by == null ? "" : by.code());
        model.put(
                "sites",
                network.stream()
                        .map(each -> new Choice(each.code().value(), each.name()))
                        .toList());
        model.put(
                "carriers",
                with.stream().map(each -> new Choice(each.code(), each.name())).toList());
        model.put("chips", chips(ui, at == null ? null : sites.get(at), by));
        model.put("first", cursor == null);
        model.put("today", LocalDate.now(clock.withZone(ui.zone())));
        model.put("zones", zones(network));
        var request = PageRequest.of(null, cursor);
        if (shown == ShipView.TO_SHIP) {
            var page = packed.list(q, at, request);
            model.put("rows", leaving(page.data(), network));
            model.put("next", page.next());
            return new ModelAndView("console/shipping/packed", model);
        }
        var page = shipments.list(filter(shown, at, by == null ? null : by.code(), q), request);
        model.put("rows", page.data());
        model.put("next", page.next());
        return new ModelAndView("console/shipping/list", model);
    }

    private static ShipmentFilter filter(
            ShipView view, @Nullable SiteCode site, @Nullable String carrier, String words) {
        return new ShipmentFilter(null, site, view.queue(), null, null, carrier, words, null, null);
    }

    private List<Tab> tabs(Ui ui, ShipView shown) {
        var counts = shipments.counts();
        return Arrays.stream(ShipView.values())
                .map(view ->
                        new Tab(ui.t("shipping.view." + view.word()), view.href(), count(view, counts), view == shown))
                .toList();
    }

    private @Nullable Long count(ShipView view, Map<ShipmentQueue, Long> counts) {
        return switch (view) {
            case TO_SHIP -> packed.count();
            case LABELLED -> counts.getOrDefault(ShipmentQueue.IN_HOUSE, 0L);
            case UNDER_WAY -> counts.getOrDefault(ShipmentQueue.UNDER_WAY, 0L);
            case TROUBLE -> counts.getOrDefault(ShipmentQueue.TROUBLE, 0L);
            case DELIVERED, ALL -> null;
        };
    }

    private List<PackedRow> leaving(List<PackedRow> rows, List<Site> network) {
        var byCode = network.stream().collect(Collectors.toMap(Site::code, Function.identity()));
        var now = clock.instant();
        return rows.stream()
                .map(row -> {
                    var site = byCode.get(row.site());
                    var day = row.shipOn();
                    var cutOff =
                            site == null || day == null ? null : site.calendar().cutOffOn(day);
                    return row.leavingBy(cutOff, cutOff != null && cutOff.isBefore(now));
                })
                .toList();
    }

    private static Map<SiteCode, ZoneId> zones(List<Site> network) {
        return network.stream()
                .collect(Collectors.toMap(Site::code, site -> site.calendar().zone()));
    }

    private static List<Chip> chips(Ui ui, @Nullable Site site, @Nullable Carrier carrier) {
        var chips = new ArrayList<Chip>();
        if (site != null) {
            chips.add(new Chip(ui.t("shipping.site"), site.name(), ui.with("site", null)));
        }
        if (carrier != null) {
            chips.add(new Chip(ui.t("shipping.carrier"), carrier.name(), ui.with("carrier", null)));
        }
        return chips;
    }
}
