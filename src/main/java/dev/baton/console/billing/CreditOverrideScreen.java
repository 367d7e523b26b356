package dev.baton.console.billing;

import dev.baton.billing.CreditOverride;
import dev.baton.billing.OverrideCredit;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets an order go that its customer's credit does not cover. */
@Controller
@Access("credit")
class CreditOverrideScreen {

    private static final int REASON_MAX = 1000;

    private final OverrideCredit overrideCredit;
    private final OrderQueries orders;

    CreditOverrideScreen(OverrideCredit overrideCredit, OrderQueries orders) {
        this.overrideCredit = overrideCredit;
        this.orders = orders;
    }

    @PostMapping("/orders/{order}/credit-override")
    String override(
            Ui ui,
            @PathVariable("order") String number,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var order = orders.byNumber(number).orElseThrow(() -> new NotFound("order", number));
        var why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            Flash.note(ui.t("credit.override.needs-reason")).on(redirect);
        } else {
            switch (overrideCredit.handle(new OverrideCredit.Command(order, why))) {
                case CreditOverride _ ->
                    Flash.done(ui.t("credit.overridden", number)).on(redirect);
                case OverrideCredit.NothingToOverride _ ->
                    Flash.note(ui.t("credit.nothing-to-override", number)).on(redirect);
            }
        }
        return "redirect:/orders/" + number;
    }
}
