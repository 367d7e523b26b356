package dev.baton.console.returns;

import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Access;
import dev.baton.returns.PlaceExchange;
import dev.baton.returns.Replacement;
import dev.baton.returns.RequestReturn;
import dev.baton.returns.ReturnOrigin;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnReason;
import dev.baton.returns.ReturnState;
import dev.baton.returns.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a customer's wish to send something back, from the order. */
@Controller
@Access("returns")
class RequestScreen {

    private final ReturnLookUp lookUp;
    private final ReturnQueries returns;
    private final RequestReturn requestReturn;
    private final PlaceExchange placeExchange;

    RequestScreen(
            ReturnLookUp lookUp, ReturnQueries returns, RequestReturn requestReturn, PlaceExchange placeExchange) {
        this.lookUp = lookUp;
        this.returns = returns;
        this.requestReturn = requestReturn;
        this.placeExchange = placeExchange;
    }

    @GetMapping("/orders/{order}/return")
    ModelAndView show(@PathVariable("order") String name) {
        return form(lookUp.order(name), Map.of(), null);
    }

    private ModelAndView form(OrderView order, Map<String, String> given, @Nullable String error) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("order", order);
        model.put("lines", returns.returnable(order.id()).lines());
        model.put(
                "reasons",
                returns.policy().reasons().stream()
                        .filter(ReturnReason::enabled)
                        .toList());
        model.put("given", given);
        model.put("error", error);
        return new ModelAndView("console/returns/request", model);
    }

    @PostMapping("/orders/{order}/return")
    ModelAndView request(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "REFUND") Wish wish,
            @RequestParam(defaultValue = "false") boolean inAdvance,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var order = lookUp.order(name);
        var lines = lines(order, given);
        if (lines.isEmpty()) {
            return form(order, given, ui.t("returns.request.nothing"));
        }
        boolean exchange = wish == Wish.EXCHANGE;
        var outcome = requestReturn.handle(new RequestReturn.Command(
                order.id(),
                lines,
                wish,
                exchange ? replacement(given, lines) : List.of(),
                exchange && inAdvance,
                note.isBlank() ? null : note.strip(),
                null,
                ReturnOrigin.DESK));
        return switch (outcome) {
            case RequestReturn.Requested made -> {
                if (exchange && made.state() == ReturnState.APPROVED) {
                    placeExchange.handle(made.id());
                }
                var said = ui.t("returns.done.requested." + made.state(), made.number());
                (made.state() == ReturnState.APPROVED ? Flash.done(said) : Flash.note(said)).on(redirect);
                yield new ModelAndView("redirect:/returns/" + made.number());
            }
            case RequestReturn.MoreThanShipped _ -> form(order, given, ui.t("returns.request.too-many"));
            case RequestReturn.NotEligible _ -> form(order, given, ui.t("returns.request.too-many"));
        };
    }

    private static List<RequestReturn.Line> lines(OrderView order, Map<String, String> given) {
        var lines = new ArrayList<RequestReturn.Line>();
        for (var line : order.lines()) {
            long quantity = number(given.get("quantity-" + line.number()));
            if (quantity > 0) {
                lines.add(new RequestReturn.Line(
                        line.id(), quantity, given.getOrDefault("reason-" + line.number(), ""), null));
            }
        }
        return lines;
    }

    /** The same again, unless another item is named. */
    private static List<Replacement> replacement(Map<String, String> given, List<RequestReturn.Line> lines) {
        var sku = Sku.tryOf(given.getOrDefault("instead", "")).orElse(null);
        return sku == null
                ? List.of()
                : List.of(new Replacement(
                        sku,
                        lines.stream().mapToLong(RequestReturn.Line::quantity).sum()));
    }

    private static long number(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9]{1,9}") ? Long.parseLong(typed.strip()) : 0;
    }
}
