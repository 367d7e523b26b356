package dev.baton.console.inventory;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.ScannedItem;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.inventory.Expected;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.ReceiveStock;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a delivery into stock: scan after scan, beside what is expected at the site.
 *
 * <p>The delivery stands in the form and nowhere else until it is booked as a whole; every button but the last one only
 * shows the form again with one line more, fewer, or fuller.
 */
@Controller
@Access("inventory")
@WithinScope
class ReceiveScreen {

    private final ReceiveStock receiveStock;
    private final InventoryQueries inventory;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final JsonMapper json;
    private final Clock clock;

    ReceiveScreen(
            ReceiveStock receiveStock,
            InventoryQueries inventory,
            ItemQueries items,
            SiteQueries sites,
            JsonMapper json,
            Clock clock) {
        this.receiveStock = receiveStock;
        this.inventory = inventory;
        this.items = items;
        this.sites = sites;
        this.json = json;
        this.clock = clock;
    }

    /** With {@code sku} or {@code expected} in the address the first line is there already. */
    @GetMapping("/receive")
    ModelAndView show(
            Ui ui,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String sku,
            @RequestParam(defaultValue = "") String expected,
            HttpServletResponse response) {
        var at = at(site);
        var form = TypedForm.empty();
        if (at == null) {
            return new ModelAndView("console/inventory/receiveNowhere", Map.of());
        }
        var arrivals = arrivals(at);
        if (!expected.isEmpty()) {
            take(new ReceiptForm(ui, form, arrivals), at, arrivals, expected);
        } else if (!sku.isEmpty()) {
            scan(ui, new ReceiptForm(ui, form, arrivals), at, arrivals, form.put("code", sku), response);
        }
        return page(ui, at, arrivals, form);
    }

    @PostMapping("/receive")
    ModelAndView receive(
            Ui ui,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var form = TypedForm.of(typed);
        var at = at(form.value("site"));
        if (at == null) {
            return new ModelAndView("redirect:/receive");
        }
        var arrivals = arrivals(at);
        var receipt = new ReceiptForm(ui, form, arrivals);
        if (!form.value("take").isEmpty()) {
            take(receipt, at, arrivals, form.value("take"));
        } else if (!form.value("without").isEmpty()) {
            var row = form.whole("without", 0, Integer.MAX_VALUE, "");
            form.removeRow(ReceiptForm.LINES, row == null ? -1 : row.intValue());
        }
        boolean scanned = scan(ui, receipt, at, arrivals, form, response);
        return scanned || form.value("book").isEmpty()
                ? page(ui, at, arrivals, form)
                : book(ui, at, arrivals, form, receipt, redirect);
    }

    private ModelAndView book(
            Ui ui, Site at, List<Expected> arrivals, TypedForm form, ReceiptForm receipt, RedirectAttributes redirect) {
        var lines = receipt.lines(items);
        receipt.check(lines);
        var reference = new StockForm(ui, form).text("reference", StockForm.REFERENCE_MAX);
        if (!form.isRight()) {
            var page = page(ui, at, arrivals, form);
            page.setStatus(ui.fragment() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var received = receiveStock.handle(new ReceiveStock.Command(
                at.code(),
                reference,
                lines.stream()
                        .map(line -> new ReceiveStock.Line(
                                line.item().sku(),
                                line.quantity(),
                                line.expected() == null ? null : line.expected().id(),
                                line.bin().isEmpty() ? null : line.bin()))
                        .toList()));
        long units =
                received.lines().stream().mapToLong(ReceiveStock.Line::quantity).sum();
        Flash.done(ui.t(units == 1 ? "receive.done.one" : "receive.done.other", ui.quantity(units), at.name()))
                .on(redirect);
        return new ModelAndView("redirect:/receive?site=" + at.code());
    }

    /** Counts every code that waits in the form; whatever is scanned is looked at before anything is booked. */
    private boolean scan(
            Ui ui,
            ReceiptForm receipt,
            Site at,
            List<Expected> arrivals,
            TypedForm form,
            HttpServletResponse response) {
        var codes = form.ticked("code").stream()
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
        form.put("code", null);
        for (var code : codes) {
            var scanned = items.scan(code).orElse(null);
            if (scanned == null) {
                form.put("code", code).wrong("code", ui.t("receive.unknown", code));
            } else if (scanned.item().isKit()) {
                form.put("code", code)
                        .wrong("code", ui.t("receive.kit", scanned.item().sku()));
            } else {
                count(receipt, at, arrivals, scanned);
            }
        }
        if (!codes.isEmpty()) {
            response.setHeader("HX-Trigger", heard(form.error("code")));
        }
        return !codes.isEmpty();
    }

    /** What the scanning hand hears and sees: a short high tone, or the alarm with what is the matter. */
    private String heard(@Nullable String complaint) {
        return complaint == null
                ? "scan-right"
                : ascii(json.writeValueAsString(Map.of("scan-wrong", Map.of("text", complaint))));
    }

    /** Headers are safe with nothing else. */
    private static String ascii(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private void count(ReceiptForm receipt, Site at, List<Expected> arrivals, ScannedItem scanned) {
        var sku = scanned.item().sku();
        receipt.scan(
                scanned.item(),
                scanned.units(),
                arrivals,
                inventory.bins(at.code(), Set.of(sku)).get(sku));
    }

    private void take(ReceiptForm receipt, Site at, List<Expected> arrivals, String id) {
        arrivals.stream()
                .filter(arrival -> arrival.id().toString().equals(id))
                .findFirst()
                .ifPresent(arrival -> receipt.take(
                        arrival,
                        inventory.bins(at.code(), Set.of(arrival.sku())).get(arrival.sku())));
    }

    /** The site that is named, else the first that is open. */
    private @Nullable Site at(@Nullable String code) {
        var all = sites.own();
        return StockWords.site(all, code)
                .or(() -> all.stream().filter(Site::enabled).findFirst())
                .orElse(null);
    }

    private List<Expected> arrivals(Site at) {
        return inventory
                .expected(null, at.code(), true, PageRequest.first(PageRequest.MOST))
                .data();
    }

    private ModelAndView page(Ui ui, Site at, List<Expected> arrivals, TypedForm form) {
        var lines = new ReceiptForm(ui, form, arrivals).lines(items);
        var model = new HashMap<String, @Nullable Object>();
        model.put("at", at);
        model.put(
                "sites",
                sites.own().stream()
                        .filter(site -> site.enabled() || site.equals(at))
                        .toList());
        model.put("form", form);
        model.put("lines", lines);
        model.put("units", lines.stream().mapToLong(ReceiptLine::quantity).sum());
        model.put("arrivals", arrivals);
        model.put(
                "names",
                items.find(arrivals.stream().map(Expected::sku).distinct().toList()));
        model.put("today", LocalDate.now(clock.withZone(at.calendar().zone())));
        return new ModelAndView("console/inventory/receive", model);
    }
}
