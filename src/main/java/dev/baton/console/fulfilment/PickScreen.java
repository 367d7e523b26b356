package dev.baton.console.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.RecordShortPick;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Picks one fulfilment order, one stop at a time.
 *
 * <p>Where the picker stands and what was put off stands in the address and goes along with every scan; nothing is kept but what
 * was picked.
 */
@Controller
@Access("fulfilment")
@WithinScope(FulfilmentOrderId.class)
class PickScreen {

    private static final long MOST = 1_000_000;

    private final Walks walks;
    private final Picking picking;
    private final RecordShortPick recordShortPick;

    PickScreen(Walks walks, Picking picking, RecordShortPick recordShortPick) {
        this.walks = walks;
        this.picking = picking;
        this.recordShortPick = recordShortPick;
    }

    @GetMapping("/pick/{work}")
    ModelAndView show(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(defaultValue = "") List<String> later) {
        return walks.page(ui, walks.of(ui, name, sku(at), skus(later)), null);
    }

    /** One scan: of the item, or of its case. */
    @PostMapping("/pick/{work}/scans")
    ModelAndView scan(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String scanId,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(defaultValue = "") List<String> later,
            HttpServletResponse response) {
        var before = walks.of(ui, name, sku(at), skus(later));
        var taken = picking.take(ui, before, code.strip(), 1, Given.text(scanId));
        return answer(ui, before, taken, response);
    }

    /** Many of what has been scanned once: two hundred jars are not scanned one by one. */
    @PostMapping("/pick/{work}/quantities")
    ModelAndView count(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam String sku,
            @RequestParam long quantity,
            @RequestParam(required = false) @Nullable String scanId,
            @RequestParam(defaultValue = "") List<String> later,
            HttpServletResponse response) {
        var before = walks.of(ui, name, sku(sku), skus(later));
        var stop = before.at();
        boolean scanned = stop != null && stop.sku().value().equals(sku) && stop.taken() > 0;
        var taken = scanned && quantity > 0 && quantity <= MOST
                ? picking.take(ui, before, sku, quantity, Given.text(scanId))
                : new Picking.Taken(Heard.wrong(ui.t("floor.scan.one-first")), null);
        return answer(ui, before, taken, response);
    }

    private ModelAndView answer(Ui ui, Walk before, Picking.Taken taken, HttpServletResponse response) {
        var stood = before.at();
        var at = taken.item() != null || stood == null ? taken.item() : stood.sku();
        var page = walks.page(
                ui,
                walks.of(ui, before.order().number(), at, before.later()),
                taken.heard().on(response));
        page.setStatus(taken.heard().right() || ui.fragment() ? HttpStatus.OK : HttpStatus.CONFLICT);
        return page;
    }

    /**
     * Fewer are on the shelf than are wanted.
     *
     * @param there how many are
     * @param wanted how many were still to be picked when somebody looked
     */
    @PostMapping("/pick/{work}/shortages")
    String miss(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam String sku,
            @RequestParam long there,
            @RequestParam long wanted,
            @RequestParam RecordShortPick.Reason reason,
            @RequestParam(defaultValue = "") List<String> later,
            RedirectAttributes redirect) {
        return miss(ui, walks.of(ui, name, sku(sku), skus(later)), sku, wanted, wanted - there, reason, redirect);
    }

    /** Some of what is on the shelf is good for nothing. */
    @PostMapping("/pick/{work}/damages")
    String damage(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam String sku,
            @RequestParam long damaged,
            @RequestParam long wanted,
            @RequestParam(defaultValue = "") List<String> later,
            RedirectAttributes redirect) {
        var walk = walks.of(ui, name, sku(sku), skus(later));
        return miss(ui, walk, sku, wanted, damaged, RecordShortPick.Reason.DAMAGED, redirect);
    }

    private String miss(
            Ui ui,
            Walk walk,
            String sku,
            long wanted,
            long units,
            RecordShortPick.Reason reason,
            RedirectAttributes redirect) {
        var stop = walk.at();
        if (stop == null || !stop.sku().value().equals(sku) || stop.left() != wanted) {
            Flash.refused(ui.t("floor.short.changed")).on(redirect);
        } else if (units < 1 || units > wanted) {
            Flash.note(ui.t("floor.short.none", ui.quantity(wanted))).on(redirect);
        } else {
            miss(ui, walk, stop, units, reason, redirect);
        }
        redirect.addAttribute("at", sku);
        redirect.addAttribute("later", walk.put(walk.later()));
        return "redirect:/pick/" + walk.order().number();
    }

    private void miss(
            Ui ui, Walk walk, Stop stop, long units, RecordShortPick.Reason reason, RedirectAttributes redirect) {
        switch (recordShortPick.handle(new RecordShortPick.Command(walk.order().id(), stop.sku(), units, reason))) {
            case UnitsMissing _ ->
                Flash.note(ui.t("floor.short.done." + reason, ui.quantity(units), stop.name()))
                        .on(redirect);
            case RecordShortPick.MoreThanToPick(var _, var _, var _, var remaining) ->
                Flash.refused(ui.t("floor.short.more", ui.quantity(remaining))).on(redirect);
            case NotReleased(var _, var status) ->
                Flash.refused(ui.t("floor.scan.over", ui.t("floor.status." + status)))
                        .on(redirect);
        }
    }

    private static @Nullable Sku sku(@Nullable String text) {
        return text == null ? null : Sku.tryOf(text).orElse(null);
    }

    private static List<Sku> skus(List<String> texts) {
        return texts.stream().flatMap(text -> Sku.tryOf(text).stream()).toList();
    }
}
