package dev.baton.console.tracking;

import dev.baton.billing.AuthorisationView;
import dev.baton.billing.PayOnline;
import dev.baton.console.Ui;
import dev.baton.notifications.TrackingQueries;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Leads whoever has the link of an order whose card failed to the provider's page for another one, and takes what comes back: the
 * provider's word for a card. No number of a card is ever seen here.
 */
@Controller
class PayOnlineScreen {

    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final int LOOKS_MOST = 60;
    static final int TRIES_MOST = 10;
    private static final int TOKEN_MOST = 200;

    private final LinkHolder holder;
    private final TrackingQueries tracking;
    private final PayOnline payOnline;
    private final PublicAddress address;
    private final Throttle looks;
    private final Throttle tries;

    PayOnlineScreen(
            LinkHolder holder, TrackingQueries tracking, PayOnline payOnline, PublicAddress address, Clock clock) {
        this.holder = holder;
        this.tracking = tracking;
        this.payOnline = payOnline;
        this.address = address;
        this.looks = new Throttle(LOOKS_MOST, REFILL, clock);
        this.tries = new Throttle(TRIES_MOST, REFILL, clock);
    }

    /** What is due, and the way to the provider. */
    @GetMapping("/t/{token}/pay")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(
                token,
                looks,
                ui,
                order -> payOnline
                        .due(order)
                        .map(amount -> ask(token, order, amount, null, holder.spoken(order, lang, ui, request)))
                        .orElseGet(() -> new ModelAndView("redirect:/t/" + token)));
    }

    /** Where the provider leads back to. Loaded again, it finds nothing due and says thank you. */
    @GetMapping("/t/{token}/pay/card")
    ModelAndView pay(@PathVariable String token, @RequestParam String card, Ui ui, HttpServletRequest request) {
        if (card.isBlank() || card.length() > TOKEN_MOST || card.matches("[0-9 -]{12,}")) {
            return new ModelAndView("redirect:/t/%s/pay".formatted(token));
        }
        return holder.page(token, tries, ui, order -> {
            var spoken = holder.spoken(order, null, ui, request);
            return payOnline
                    .pay(order, card)
                    .map(held -> came(token, order, held, spoken))
                    .orElseGet(() -> page("paid", token, order, spoken));
        });
    }

    private ModelAndView came(String token, OrderId order, AuthorisationView held, Ui ui) {
        return switch (held.state()) {
            case DECLINED, VOIDED, EXPIRED -> ask(token, order, held.amount(), ui.t("paying.declined"), ui);
            case REQUESTED -> page("waits", token, order, ui);
            case AUTHORISED, CAPTURED -> page("paid", token, order, ui);
        };
    }

    private ModelAndView ask(String token, OrderId order, Money amount, @Nullable String error, Ui ui) {
        var back = URI.create(address.of("/t/%s/pay/card".formatted(token)));
        var page = page("ask", token, order, ui);
        page.addObject("amount", ui.money(amount));
        page.addObject(
                "form", payOnline.form(order, amount, back).map(URI::toString).orElse(null));
        page.addObject("error", error);
        if (error != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private ModelAndView page(String what, String token, OrderId order, Ui ui) {
        var tracked = tracking.of(order, ui.language());
        var model = new HashMap<String, @Nullable Object>();
        model.put("what", what);
        model.put("token", token);
        model.put("number", tracked.number());
        model.put("brand", tracked.brand().logoText());
        return new ModelAndView("console/tracking/pay", model);
    }
}
