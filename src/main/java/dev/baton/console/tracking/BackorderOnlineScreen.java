package dev.baton.console.tracking;

import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.orders.Backorder;
import dev.baton.orders.BackorderQueries;
import dev.baton.orders.DecideBackorder;
import dev.baton.orders.DecideBackorder.Choice;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lets whoever has the link of an order choose about what waits for stock: wait for it, have the rest sent first, or do without it.
 * Only what stood on the page is done.
 */
@Controller
class BackorderOnlineScreen {

    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final int LOOKS_MOST = 60;
    private static final int TRIES_MOST = 20;
    private static final String NOTE = "The customer chose it, by the link";

    private final LinkHolder holder;
    private final OrderQueries orders;
    private final BackorderQueries backorders;
    private final DecideBackorder decideBackorder;
    private final Throttle looks;
    private final Throttle tries;

    BackorderOnlineScreen(
            LinkHolder holder,
            OrderQueries orders,
            BackorderQueries backorders,
            DecideBackorder decideBackorder,
            Clock clock) {
        this.holder = holder;
        this.orders = orders;
        this.backorders = backorders;
        this.decideBackorder = decideBackorder;
        this.looks = new Throttle(LOOKS_MOST, REFILL, clock);
        this.tries = new Throttle(TRIES_MOST, REFILL, clock);
    }

    @GetMapping("/t/{token}/backorder")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(
                token, looks, ui, order -> page(token, order, null, holder.spoken(order, lang, ui, request)));
    }

    @PostMapping("/t/{token}/backorder")
    ModelAndView choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "0") long units,
            @RequestParam(defaultValue = "") String total,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(token, tries, ui, order -> {
            var spoken = holder.spoken(order, lang, ui, request);
            var chosen = Given.constant(Choice.class, choice);
            return chosen == null
                    ? page(token, order, null, spoken)
                    : decided(token, order, chosen, units, total, spoken);
        });
    }

    private ModelAndView decided(String token, OrderId id, Choice choice, long units, String total, Ui ui) {
        try {
            var seen =
                    total.isEmpty() ? null : Money.parse(total, orders.get(id).currency());
            return switch (decideBackorder.handle(new DecideBackorder.Command(id, choice, units, seen, NOTE))) {
                case DecideBackorder.Decided(var what, var many) -> done(token, id, what.name(), many, ui);
                case DecideBackorder.NothingWaits _ -> done(token, id, "NOTHING", 0, ui);
                case DecideBackorder.Otherwise _ -> page(token, id, ui.t("substitute.otherwise"), ui);
            };
        } catch (Invalid | IllegalArgumentException impossible) {
            return page(token, id, ui.t("substitute.not-possible"), ui);
        }
    }

    private ModelAndView page(String token, OrderId id, @Nullable String error, Ui ui) {
        return backorders
                .of(orders.get(id))
                .map(backorder -> form(token, backorder, error, ui))
                .orElseGet(() -> done(token, id, "NOTHING", 0, ui));
    }

    private ModelAndView form(String token, Backorder backorder, @Nullable String error, Ui ui) {
        var model = holder.model(token, backorder.order().id(), ui);
        model.put("backorder", backorder);
        model.put("error", error);
        var page = new ModelAndView("console/tracking/backorder", model);
        if (error != null) {
            page.setStatus(HttpStatus.CONFLICT);
        }
        return page;
    }

    private ModelAndView done(String token, OrderId order, String what, long units, Ui ui) {
        var model = holder.model(token, order, ui);
        model.put("what", what);
        model.put("units", units);
        return new ModelAndView("console/tracking/backorderDecided", model);
    }
}
