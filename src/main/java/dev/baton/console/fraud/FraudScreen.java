package dev.baton.console.fraud;

import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.fraud.AcceptOrder;
import dev.baton.fraud.Assessment.State;
import dev.baton.fraud.FraudQueries;
import dev.baton.fraud.RefuseOrder;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How orders were judged, those first that wait for somebody, and the decision about one. */
@Controller
@Access("fraud")
class FraudScreen {

    private final FraudQueries fraud;
    private final OrderQueries orders;
    private final AcceptOrder acceptOrder;
    private final RefuseOrder refuseOrder;

    FraudScreen(FraudQueries fraud, OrderQueries orders, AcceptOrder acceptOrder, RefuseOrder refuseOrder) {
        this.fraud = fraud;
        this.orders = orders;
        this.acceptOrder = acceptOrder;
        this.refuseOrder = refuseOrder;
    }

    @GetMapping("/fraud")
    ModelAndView list(
            Ui ui,
            @RequestParam(defaultValue = "REVIEW") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        var shown = Given.constant(State.class, state);
        var page = fraud.assessments(shown, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", tabs(ui, shown));
        model.put("assessments", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("policy", fraud.policy());
        return new ModelAndView("console/fraud/list", model);
    }

    private static List<Tab> tabs(Ui ui, @Nullable State shown) {
        return Stream.of(State.REVIEW, State.ASKED, State.ACCEPTED, State.REFUSED, State.CLEAR, null)
                .map(state -> new Tab(
                        ui.t(state == null ? "fraud.all" : "fraud.state." + state),
                        "/fraud?state=" + (state == null ? "ALL" : state),
                        null,
                        state == shown))
                .toList();
    }

    @GetMapping("/fraud/{order:[0-9a-f-]{36}}")
    ModelAndView show(@PathVariable OrderId order) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("assessment", fraud.get(order));
        model.put("order", orders.get(order));
        return new ModelAndView("console/fraud/assessment", model);
    }

    @PostMapping("/fraud/{order:[0-9a-f-]{36}}/acceptance")
    String accept(
            Ui ui,
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean allow,
            RedirectAttributes redirect) {
        try {
            switch (acceptOrder.handle(new AcceptOrder.Command(order, note, allow))) {
                case AcceptOrder.Accepted(var assessment) ->
                    Flash.done(ui.t("fraud.accepted", assessment.orderNumber())).on(redirect);
                case AcceptOrder.NothingToDecide _ ->
                    Flash.note(ui.t("worklist.fix.fraud-decided")).on(redirect);
            }
        } catch (Invalid e) {
            Flash.refused(ui.t("fraud.note-needed")).on(redirect);
        }
        return "redirect:/fraud/" + order;
    }

    @PostMapping("/fraud/{order:[0-9a-f-]{36}}/refusal")
    String refuse(
            Ui ui,
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean deny,
            RedirectAttributes redirect) {
        try {
            switch (refuseOrder.handle(new RefuseOrder.Command(order, note, deny))) {
                case RefuseOrder.Refused(var assessment, var units) ->
                    Flash.done(ui.t("fraud.refused", assessment.orderNumber(), units))
                            .on(redirect);
                case AcceptOrder.NothingToDecide _ ->
                    Flash.note(ui.t("worklist.fix.fraud-decided")).on(redirect);
                case RefuseOrder.OnTheFloor _ ->
                    Flash.refused(ui.t("worklist.fix.on-the-floor")).on(redirect);
            }
        } catch (Invalid e) {
            Flash.refused(ui.t("fraud.note-needed")).on(redirect);
        }
        return "redirect:/fraud/" + order;
    }
}
