package dev.baton.console.tracking;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.OrderId;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The link to the public page of an order: made, made anew, taken back. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class LinkScreen {

    private final TrackingLinks links;
    private final OrderLookUp orders;

    LinkScreen(TrackingLinks links, OrderLookUp orders) {
        this.links = links;
        this.orders = orders;
    }

    @PostMapping("/orders/{order}/tracking-link")
    String issue(@PathVariable String order, Ui ui, RedirectAttributes redirect) {
        links.issue(orders.id(order));
        Flash.done(ui.t("tracking.link.issued")).on(redirect);
        return back(order);
    }

    @PostMapping("/orders/{order}/tracking-link/renewal")
    String renew(@PathVariable String order, Ui ui, RedirectAttributes redirect) {
        links.renew(orders.id(order));
        Flash.done(ui.t("tracking.link.renewed")).on(redirect);
        return back(order);
    }

    @PostMapping("/orders/{order}/tracking-link/revocation")
    String revoke(@PathVariable String order, Ui ui, RedirectAttributes redirect) {
        links.revoke(orders.id(order));
        Flash.done(ui.t("tracking.link.revoked")).on(redirect);
        return back(order);
    }

    private static String back(String order) {
        return "redirect:/orders/" + order + "#tracking-link";
    }
}
