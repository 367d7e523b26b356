package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notifications.TrackingLinks;
import dev.baton.notifications.TrackingQueries;
import dev.baton.orders.OrderId;
import dev.baton.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Whoever has the link of an order: what is done by it is done for the company of the order, as its customer, and in their language. */
@Component
class LinkHolder {

    private static final String NAME = "Customer, by link";

    private final TrackingLinks links;
    private final TrackingQueries tracking;

    LinkHolder(TrackingLinks links, TrackingQueries tracking) {
        this.links = links;
        this.tracking = tracking;
    }

    /** A link that opens nothing leads to the page of the order, which says so; who asks too often is asked to wait. */
    ModelAndView page(String token, Throttle throttle, Ui ui, Function<OrderId, ModelAndView> page) {
        if (!(links.resolve(token) instanceof TrackingLinks.Open open)) {
            return new ModelAndView("redirect:/t/" + token);
        }
        return throttle.allows(token)
                ? as(open, page)
                : TrackingScreen.page("busy", HttpStatus.TOO_MANY_REQUESTS, null, ui);
    }

    /** Empty when the link opens nothing or is used too often. */
    <T> Optional<T> paper(String token, Throttle throttle, Function<OrderId, T> paper) {
        return links.resolve(token) instanceof TrackingLinks.Open open && throttle.allows(token)
                ? Optional.of(as(open, paper))
                : Optional.empty();
    }

    private static <T> T as(TrackingLinks.Open open, Function<OrderId, T> what) {
        return new Caller(open.tenant(), Caller.Kind.SYSTEM, NAME, Set.of()).call(() -> what.apply(open.order()));
    }

    /** The language asked for, or else that of the customer. */
    Ui spoken(OrderId order, @Nullable String lang, Ui ui, HttpServletRequest request) {
        var tracked = tracking.of(order, lang);
        var language = lang == null ? tracked.language() : lang.equals("es") ? "es" : "en";
        var theirs = ui.speaking(Locale.of(language), tracked.zone());
        theirs.on(request);
        return theirs;
    }

    /** What every page behind a link shows of its order, to be added to. */
    Map<String, @Nullable Object> model(String token, OrderId order, Ui ui) {
        var tracked = tracking.of(order, ui.language());
        var model = new HashMap<String, @Nullable Object>();
        model.put("token", token);
        model.put("number", tracked.number());
        model.put("brand", tracked.brand().logoText());
        return model;
    }
}
