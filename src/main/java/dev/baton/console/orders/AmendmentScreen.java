package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.PreviewAmendment;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.FieldGroup;
import dev.baton.platform.security.WithinScope;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes an order of which nothing has gone to a floor: its lines, its destination, its dates. */
@Controller
@Access("orders")
@WithinScope(
        value = OrderId.class,
        shows = {FieldGroup.AMOUNTS, FieldGroup.CONTACTS})
class AmendmentScreen {

    private final OrderLookUp lookUp;
    private final EntryDesk desk;
    private final AmendOrder amendOrder;
    private final PreviewAmendment previewAmendment;

    AmendmentScreen(OrderLookUp lookUp, EntryDesk desk, AmendOrder amendOrder, PreviewAmendment previewAmendment) {
        this.lookUp = lookUp;
        this.desk = desk;
        this.amendOrder = amendOrder;
        this.previewAmendment = previewAmendment;
    }

    @GetMapping("/orders/{order}/amendment")
    ModelAndView show(Ui ui, @PathVariable("order") String name, RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var obstacle = OrderScreen.whyNotAmended(order);
        if (obstacle != null) {
            Flash.note(ui.t("orders.refused", ui.t(obstacle))).on(redirect);
            return back(order);
        }
        var entry = Entry.of(order);
        return page(order, entry, previewed(ui, order, entry));
    }

    @PostMapping("/orders/{order}/amendment")
    ModelAndView amend(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "do", defaultValue = "amend") String what,
            @RequestParam(defaultValue = "") String version,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var entry = Entry.of(form);
        if (what.equals("more-by-hand")) {
            entry = entry.withMoreChanges();
        }
        if (!what.equals("amend")) {
            return page(order, entry, previewed(ui, order, entry));
        }
        var review = desk.review(ui, entry, order.terms().codes());
        var errors = desk.errors(ui, entry, review);
        if (!errors.isEmpty()) {
            return refused(order, entry, review, errors);
        }
        var command = command(order, entry, review, version);
        try {
            switch (amendOrder.handle(command)) {
                case OrderEvent.OrderAmended _ ->
                    Flash.done(ui.t("orders.amended", order.number())).on(redirect);
                case AmendOrder.NothingChanged _ ->
                    Flash.note(ui.t("orders.amend.nothing")).on(redirect);
                case AmendOrder.TooLate _ ->
                    Flash.refused(ui.t("orders.refused", ui.t("orders.why.under-way")))
                            .on(redirect);
                case AmendOrder.Rejected(var _, var findings) -> {
                    return refused(order, entry, review, Map.of("", EntryScreen.inWords(findings)));
                }
                case AmendOrder.Unpriced _ -> {
                    return refused(order, entry, review, Map.of("", ui.t("orders.entry.no-price")));
                }
            }
        } catch (Invalid invalid) {
            return refused(order, entry, review, Map.of("", String.valueOf(invalid.getMessage())));
        }
        return back(order);
    }

    private AmendOrder.Command command(OrderView order, Entry entry, Review review, String version) {
        return new AmendOrder.Command(
                order.id(),
                desk.asked(entry, review),
                entry.address(),
                Given.day(entry.requestedOn()),
                Given.text(entry.notes()),
                entry.inTurn() ? order.usualPriority() : null,
                Given.constant(ShippingPolicy.class, entry.policy()),
                null,
                entry.keepPrices(),
                desk.byHand(review),
                Given.text(version));
    }

    /** With what it would change about money, stock, promise and holds, as soon as everything typed can be read. */
    private Review previewed(Ui ui, OrderView order, Entry entry) {
        var review = desk.review(ui, entry, order.terms().codes());
        if (!desk.isWhole(ui, entry, review)) {
            return review;
        }
        try {
            return switch (previewAmendment.handle(command(order, entry, review, ""))) {
                case PreviewAmendment.Previewed(var before, var after, var _) ->
                    review.previewed(new Preview(Optional.of(before), after));
                case AmendOrder.NothingChanged _ -> review.previewed(new Preview(Optional.of(order), order));
                case AmendOrder.Rejected(var _, var findings) -> review.refused(EntryScreen.inWords(findings));
                case AmendOrder.TooLate _ -> review.refused(ui.t("orders.why.under-way"));
                case AmendOrder.Unpriced _ -> review.refused(ui.t("orders.entry.no-price"));
            };
        } catch (Invalid invalid) {
            return review.refused(String.valueOf(invalid.getMessage()));
        }
    }

    private static ModelAndView refused(OrderView order, Entry entry, Review review, Map<String, String> errors) {
        var page = page(order, entry, review.with(errors));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(OrderView order, Entry entry, Review review) {
        return new ModelAndView("console/orders/amendment", Map.of("order", order, "entry", entry, "review", review));
    }

    private static ModelAndView back(OrderView order) {
        return new ModelAndView("redirect:/orders/" + order.number());
    }
}
