package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.network.SiteQueries;
import dev.baton.orders.AssignHold;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with one order: held, released, cancelled whole or in part. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class OrderActions {

    private final OrderLookUp lookUp;
    private final HoldOrder holdOrder;
    private final AssignHold assignHold;
    private final ReleaseHold releaseHold;
    private final CancelOrder cancelOrder;
    private final SiteQueries sites;

    OrderActions(
            OrderLookUp lookUp,
            HoldOrder holdOrder,
            AssignHold assignHold,
            ReleaseHold releaseHold,
            CancelOrder cancelOrder,
            SiteQueries sites) {
        this.lookUp = lookUp;
        this.holdOrder = holdOrder;
        this.assignHold = assignHold;
        this.releaseHold = releaseHold;
        this.cancelOrder = cancelOrder;
        this.sites = sites;
    }

    /** @param releaseOn the day at whose beginning, where the person is, the hold releases itself */
    @PostMapping("/orders/{order}/holds")
    String hold(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam HoldReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable LocalDate releaseOn,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String part,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var kept = HoldPart.parse(part);
        var until = releaseOn == null ? null : releaseOn.atStartOfDay(ui.zone()).toInstant();
        var command = new HoldOrder.Command(order.id(), reason, Given.text(note), until, Given.text(owner), null)
                .of(kept.line(), kept.site());
        switch (holdOrder.handle(command)) {
            case HoldOrder.ReleasedAlready _ ->
                Flash.note(ui.t("orders.refused", ui.t("orders.why.release-in-past")))
                        .on(redirect);
            case OrderEvent.OrderHeld held ->
                Flash.done(ui.t("orders.held", order.number()))
                        .undo("/orders/%s/holds/%s/release".formatted(order.number(), held.hold()))
                        .on(redirect);
            case HoldOrder.NothingToHold _, HoldOrder.NotOfOrder _ ->
                Flash.note(ui.t("orders.refused", ui.t("orders.why.nothing-to-hold")))
                        .on(redirect);
        }
        return page(order);
    }

    @PostMapping("/orders/{order}/holds/{hold}/owner")
    String assign(
            Ui ui,
            @PathVariable("order") String name,
            @PathVariable UUID hold,
            @RequestParam(defaultValue = "") String owner,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        switch (assignHold.handle(new AssignHold.Command(order.id(), hold, Given.text(owner), null))) {
            case OrderEvent.HoldAssigned assigned ->
                Flash.done(
                                assigned.owner() == null
                                        ? ui.t("orders.hold-owner.gone")
                                        : ui.t("orders.hold-owner.set", assigned.owner()))
                        .on(redirect);
            case AssignHold.NothingChanged _ -> {}
            case AssignHold.AlreadyReleased _ ->
                Flash.note(ui.t("orders.already-released")).on(redirect);
        }
        return page(order);
    }

    @PostMapping("/orders/{order}/holds/{hold}/release")
    String release(
            Ui ui,
            @PathVariable("order") String name,
            @PathVariable UUID hold,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        switch (releaseHold.handle(new ReleaseHold.Command(order.id(), hold, Given.text(note), null))) {
            case OrderEvent.HoldReleased released ->
                Flash.done(ui.t("orders.released", ui.t("orders.hold." + released.reason())))
                        .on(redirect);
            case ReleaseHold.AlreadyReleased _ ->
                Flash.note(ui.t("orders.already-released")).on(redirect);
            case ReleaseHold.WaitsForApproval _ ->
                Flash.note(ui.t("orders.refused", ui.t("orders.why.approval"))).on(redirect);
            case ReleaseHold.NotEntitled(var _, var held, var _) ->
                Flash.note(ui.t("orders.refused", ui.t(whyNotYours(held)))).on(redirect);
        }
        return page(order);
    }

    private static String whyNotYours(Hold held) {
        if (held.isCreditCheck()) {
            return "orders.why.credit";
        }
        return held.isFraudCheck() ? "fraud.may-not" : "screening.may-not";
    }

    /** Shows what would be given back; what is asked about stands in the address, so that it can be tried out. */
    @GetMapping("/orders/{order}/cancellation")
    ModelAndView askToCancel(Ui ui, @PathVariable("order") String name, @RequestParam Map<String, String> form) {
        return cancellation(ui, lookUp.get(name), form, Map.of());
    }

    @PostMapping("/orders/{order}/cancellation")
    ModelAndView cancel(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam CancelReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var asked = asked(order, form);
        if (asked.values().stream().allMatch(units -> units == 0)) {
            return cancellation(ui, order, form, Map.of("", ui.t("orders.cancel.none-chosen")));
        }
        var command = new CancelOrder.Command(
                order.id(),
                isEverything(order, asked) ? Map.of() : asked,
                reason,
                Given.text(note),
                form.get("version"));
        switch (cancelOrder.handle(command)) {
            case OrderEvent.UnitsCancelled cancelled ->
                Flash.done(
                                cancelled.whole()
                                        ? ui.t("orders.cancelled", order.number())
                                        : ui.n(
                                                "orders.cancelled-part",
                                                cancelled.units().stream()
                                                        .mapToLong(OrderEvent.Units::quantity)
                                                        .sum()))
                        .on(redirect);
            case CancelOrder.AlreadyCancelled _ ->
                Flash.note(ui.t("orders.refused", ui.t("orders.why.already-cancelled")))
                        .on(redirect);
            case CancelOrder.NothingToCancel _ ->
                Flash.note(ui.t("orders.refused", ui.t("orders.why.nothing-to-cancel")))
                        .on(redirect);
            case CancelOrder.TooLate(var _, var lines) -> {
                var errors = new LinkedHashMap<String, String>();
                lines.forEach(line -> errors.put(
                        line.line().toString(), ui.t("orders.cancel.at-most", ui.quantity(line.possible()))));
                return cancellation(ui, order, form, errors);
            }
        }
        return new ModelAndView(page(order));
    }

    private ModelAndView cancellation(Ui ui, OrderView order, Map<String, String> form, Map<String, String> errors) {
        var asked = asked(order, form);
        return new ModelAndView(
                "console/orders/cancellation",
                Map.of(
                        "order", order,
                        "asked", asked,
                        "back", givenBack(ui, order, asked),
                        "errors", errors,
                        "whole", isEverything(order, asked),
                        "form", form));
    }

    /** Units per line: what the form says, else everything that can still be cancelled. */
    private static Map<LineId, Long> asked(OrderView order, Map<String, String> form) {
        var asked = new LinkedHashMap<LineId, Long>();
        for (var line : order.lines()) {
            long open = line.quantities().open();
            if (open > 0) {
                var given = form.get("units-" + line.id());
                asked.put(line.id(), given == null ? open : number(given));
            }
        }
        return asked;
    }

    private static long number(String text) {
        return text.strip().matches("\\d{1,10}") ? Long.parseLong(text.strip()) : 0;
    }

    private static boolean isEverything(OrderView order, Map<LineId, Long> asked) {
        return order.lines().stream()
                .allMatch(line ->
                        asked.getOrDefault(line.id(), 0L) == line.quantities().owed());
    }

    /** Per site how many units get free; those that only waited stand first. */
    private Map<String, Long> givenBack(Ui ui, OrderView order, Map<LineId, Long> asked) {
        var back = new TreeMap<String, Long>();
        for (var line : order.lines()) {
            long left = Math.min(
                    asked.getOrDefault(line.id(), 0L), line.quantities().open());
            long waiting = Math.min(left, line.quantities().backordered());
            add(back, ui.t("orders.cancel.waiting"), waiting);
            left -= waiting;
            for (var place : line.sites().reversed()) {
                long here = Math.min(left, place.quantity() - place.released());
                add(back, sites.get(place.site()).name(), here);
                left -= here;
            }
        }
        return back;
    }

    private static void add(Map<String, Long> back, String where, long units) {
        if (units > 0) {
            back.merge(where, units, Long::sum);
        }
    }

    private static String page(OrderView order) {
        return "redirect:/orders/" + order.number();
    }
}
