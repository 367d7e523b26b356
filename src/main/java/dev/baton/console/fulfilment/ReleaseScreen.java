package dev.baton.console.fulfilment;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.RecallFulfilmentOrder;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells a floor to pick: first shown with what is refused and why, then done one by one, so that no refusal stops another. */
@Controller
@Access("fulfilment")
@WithinScope(FulfilmentOrderId.class)
class ReleaseScreen {

    /** More than these cannot be named in the address of an undo. */
    private static final int UNDOABLE = 40;

    private final FloorLookUp lookUp;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final ReleaseFulfilmentOrder release;
    private final RecallFulfilmentOrder recall;
    private final Clock clock;

    ReleaseScreen(
            FloorLookUp lookUp,
            OrderQueries orders,
            SiteQueries sites,
            ReleaseFulfilmentOrder release,
            RecallFulfilmentOrder recall,
            Clock clock) {
        this.lookUp = lookUp;
        this.orders = orders;
        this.sites = sites;
        this.release = release;
        this.recall = recall;
        this.clock = clock;
    }

    @PostMapping("/pick/releases/preview")
    ModelAndView preview(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam(defaultValue = "") String site) {
        return shown(ui, lookUp.all(selected), site);
    }

    /** All that must leave a site by today. */
    @PostMapping("/pick/releases/today/preview")
    ModelAndView previewToday(Ui ui, @RequestParam SiteCode site) {
        var today = LocalDate.now(clock.withZone(sites.get(site).calendar().zone()));
        return shown(ui, lookUp.due(site, today), site.value());
    }

    private ModelAndView shown(Ui ui, List<FulfilmentView> chosen, String site) {
        var known = orders.find(chosen.stream().map(FulfilmentView::order).toList());
        return new ModelAndView(
                "console/fulfilment/releasing", Map.of("releasing", Releasing.of(ui, chosen, known, site)));
    }

    @PostMapping("/pick/releases")
    String release(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam(defaultValue = "") String site,
            RedirectAttributes redirect) {
        var released = new ArrayList<String>();
        var refused = new TreeMap<String, List<String>>();
        for (var work : lookUp.all(selected)) {
            var outcome = release.handle(new ReleaseFulfilmentOrder.Command(work.id()));
            var why = Releasing.refusal(ui, outcome);
            if (why != null) {
                refused.computeIfAbsent(why, _ -> new ArrayList<>()).add(work.number());
            } else if (outcome instanceof FulfilmentReleased) {
                released.add(work.number());
            }
        }
        say(ui, released, refused, redirect);
        redirect.addAttribute("view", FloorView.TO_RELEASE.word());
        if (!site.isBlank()) {
            redirect.addAttribute("site", site);
        }
        return "redirect:/pick";
    }

    private static void say(
            Ui ui, List<String> released, Map<String, List<String>> refused, RedirectAttributes redirect) {
        if (!released.isEmpty()) {
            var done = Flash.done(ui.n("floor.released", released.size()));
            (released.size() <= UNDOABLE ? done.undo("/pick/recalls?of=" + String.join(",", released)) : done)
                    .on(redirect);
        }
        refused.forEach((why, numbers) -> Flash.note(ui.t(
                        "floor.not-released", why, String.join(", ", numbers.subList(0, Math.min(3, numbers.size())))))
                .on(redirect));
    }

    /** One, from its own page: on to picking it. */
    @PostMapping("/pick/{work}/release")
    String releaseOne(Ui ui, @PathVariable("work") String name, RedirectAttributes redirect) {
        var work = lookUp.get(name);
        var why = Releasing.refusal(ui, release.handle(new ReleaseFulfilmentOrder.Command(work.id())));
        if (why == null) {
            Flash.done(ui.n("floor.released", 1))
                    .undo("/pick/recalls?of=" + work.number())
                    .on(redirect);
        } else {
            Flash.refused(ui.t("floor.not-released", why, work.number())).on(redirect);
        }
        return "redirect:/pick/" + work.number();
    }

    @PostMapping("/pick/recalls")
    String recall(Ui ui, @RequestParam List<String> of, RedirectAttributes redirect) {
        long recalled = 0;
        for (var work : lookUp.all(of)) {
            switch (recall.handle(new RecallFulfilmentOrder.Command(work.id()))) {
                case FulfilmentRecalled _, RecallFulfilmentOrder.AlreadyOpen _ -> recalled++;
                case RecallFulfilmentOrder.PickingHasBegun(var _, var units) ->
                    Flash.note(ui.t("floor.not-recalled", work.number(), ui.n("floor.why.begun", units)))
                            .on(redirect);
                case NotReleased _ ->
                    Flash.note(ui.t("floor.not-recalled", work.number(), ui.t("floor.why.over")))
                            .on(redirect);
            }
        }
        if (recalled > 0) {
            Flash.done(ui.n("floor.recalled", recalled)).on(redirect);
        }
        redirect.addAttribute("view", FloorView.TO_RELEASE.word());
        return "redirect:/pick";
    }
}
