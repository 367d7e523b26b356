package dev.baton.console.tracking;

import dev.baton.console.Choice;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.customers.VerifyAddress;
import dev.baton.customers.VerifyAddress.Complaint;
import dev.baton.notifications.TrackingQueries;
import dev.baton.orders.CorrectAddress;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lets whoever has the link of an order that waits for its address say where it goes. What the page of the order does not tell
 * either, the street and the name, is asked for and not shown.
 */
@Controller
class AddressOnlineScreen {

    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final int LOOKS_MOST = 60;
    static final int TRIES_MOST = 10;
    private static final List<String> FIELDS = List.of("line1", "line2", "city", "region", "postcode", "country");

    private final LinkHolder holder;
    private final TrackingQueries tracking;
    private final OrderQueries orders;
    private final VerifyAddress verifyAddress;
    private final CorrectAddress correctAddress;
    private final Throttle looks;
    private final Throttle tries;

    AddressOnlineScreen(
            LinkHolder holder,
            TrackingQueries tracking,
            OrderQueries orders,
            VerifyAddress verifyAddress,
            CorrectAddress correctAddress,
            Clock clock) {
        this.holder = holder;
        this.tracking = tracking;
        this.orders = orders;
        this.verifyAddress = verifyAddress;
        this.correctAddress = correctAddress;
        this.looks = new Throttle(LOOKS_MOST, REFILL, clock);
        this.tries = new Throttle(TRIES_MOST, REFILL, clock);
    }

    @GetMapping("/t/{token}/address")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return asked(
                token,
                looks,
                lang,
                ui,
                request,
                (order, spoken) -> form(token, order, known(order), doubted(order.shipTo(), spoken), null, spoken));
    }

    @PostMapping("/t/{token}/address")
    ModelAndView send(
            @PathVariable String token,
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return asked(token, tries, lang, ui, request, (order, spoken) -> sent(token, order, given, spoken));
    }

    private ModelAndView sent(String token, OrderView order, Map<String, String> given, Ui ui) {
        var shipTo = address(order, given);
        var invalid = new Invalid.Collector();
        shipTo.complain("shipTo", invalid);
        try {
            invalid.throwIfAny();
        } catch (Invalid refused) {
            var wrong = new LinkedHashMap<>(doubted(shipTo, ui));
            wrong.putAll(wrong(refused, ui));
            return form(token, order, given, wrong, ui.t("correction.look"), ui);
        }
        return corrected(token, order, shipTo, given, ui);
    }

    private ModelAndView corrected(String token, OrderView order, Address shipTo, Map<String, String> given, Ui ui) {
        var command = new CorrectAddress.Command(order.id(), shipTo, "The customer corrected the address, by the link");
        return switch (correctAddress.handle(command)) {
            case CorrectAddress.Corrected(var _, var isOnHold) -> done(token, order, isOnHold, ui);
            case CorrectAddress.NotAsked _ -> new ModelAndView("redirect:/t/" + token);
            case CorrectAddress.NotPossible _ -> form(token, order, given, Map.of(), ui.t("correction.not-there"), ui);
            case CorrectAddress.Doubtful(var _, var complaints) ->
                form(token, order, given, wrong(complaints, shipTo, ui), ui.t("correction.look"), ui);
        };
    }

    private Map<String, String> doubted(Address shipTo, Ui ui) {
        return verifyAddress.handle(shipTo) instanceof VerifyAddress.Doubtful(var complaints, var _)
                ? wrong(complaints, shipTo, ui)
                : Map.of();
    }

    private static Map<String, String> wrong(List<Complaint> complaints, Address shipTo, Ui ui) {
        var wrong = new LinkedHashMap<String, String>();
        complaints.forEach(complaint -> wrong.put(
                complaint.field(),
                complaint.field().equals("line1") && shipTo.isPostBox()
                        ? ui.t("correction.wrong.box")
                        : wrong(complaint.field(), ui)));
        return wrong;
    }

    private static Map<String, String> wrong(Invalid refused, Ui ui) {
        var wrong = new LinkedHashMap<String, String>();
        refused.fields().forEach(field -> wrong.put(name(field.field()), wrong(field.field(), ui)));
        return wrong;
    }

    private static String name(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static String wrong(String field, Ui ui) {
        var name = name(field);
        return ui.t(FIELDS.contains(name) ? "correction.wrong." + name : "correction.wrong.other");
    }

    /** Of the recipient nothing changes but where it lives. */
    private static Address address(OrderView order, Map<String, String> given) {
        var before = order.shipTo();
        return new Address(
                before.name(),
                before.company(),
                given.getOrDefault("line1", ""),
                given.get("line2"),
                given.getOrDefault("city", ""),
                given.getOrDefault("region", ""),
                given.getOrDefault("postcode", ""),
                given.getOrDefault("country", before.country()),
                before.email(),
                before.phone());
    }

    private static Map<String, String> known(OrderView order) {
        var to = order.shipTo();
        return Map.of("city", to.city(), "region", to.region(), "postcode", to.postcode(), "country", to.country());
    }

    // ── pages ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Who is not asked for an address is sent to the page of the order. */
    private ModelAndView asked(
            String token,
            Throttle throttle,
            @Nullable String lang,
            Ui ui,
            HttpServletRequest request,
            BiFunction<OrderView, Ui, ModelAndView> page) {
        return holder.page(token, throttle, ui, id -> {
            var order = orders.get(id);
            return order.waitsForAddress()
                    ? page.apply(order, holder.spoken(id, lang, ui, request))
                    : new ModelAndView("redirect:/t/" + token);
        });
    }

    private ModelAndView done(String token, OrderView order, boolean isOnHold, Ui ui) {
        return new ModelAndView(
                "console/tracking/corrected",
                Map.of(
                        "token",
                        token,
                        "number",
                        order.number(),
                        "onHold",
                        isOnHold,
                        "brand",
                        tracking.of(order.id(), ui.language()).brand().logoText()));
    }

    private ModelAndView form(
            String token,
            OrderView order,
            Map<String, String> given,
            Map<String, String> wrong,
            @Nullable String error,
            Ui ui) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("token", token);
        model.put("number", order.number());
        model.put("brand", tracking.of(order.id(), ui.language()).brand().logoText());
        model.put("given", given);
        model.put("wrong", wrong);
        model.put("error", error);
        model.put("countries", Choice.countries(ui));
        var page = new ModelAndView("console/tracking/address", model);
        if (error != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
