package dev.baton.console.tracking;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.orders.AnswerOffer;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.PreviewSubstitution.Previewed;
import dev.baton.orders.SubstitutionOffer;
import dev.baton.orders.SubstitutionQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lets whoever has the link of an order say what to do about units that wait: take something else, wait for them, or do without.
 * What is taken, and at what the order then comes to, is what stood on the page.
 */
@Controller
class SubstituteOnlineScreen {

    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final int LOOKS_MOST = 60;
    private static final int TRIES_MOST = 20;
    private static final String NOTE = "The customer chose it, by the link";

    private final LinkHolder holder;
    private final OrderQueries orders;
    private final ItemQueries items;
    private final SubstitutionQueries substitutions;
    private final AnswerOffer answerOffer;
    private final Throttle looks;
    private final Throttle tries;

    SubstituteOnlineScreen(
            LinkHolder holder,
            OrderQueries orders,
            ItemQueries items,
            SubstitutionQueries substitutions,
            AnswerOffer answerOffer,
            Clock clock) {
        this.holder = holder;
        this.orders = orders;
        this.items = items;
        this.substitutions = substitutions;
        this.answerOffer = answerOffer;
        this.looks = new Throttle(LOOKS_MOST, REFILL, clock);
        this.tries = new Throttle(TRIES_MOST, REFILL, clock);
    }

    @GetMapping("/t/{token}/substitute")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(token, looks, ui, order -> now(token, order, null, holder.spoken(order, lang, ui, request)));
    }

    @PostMapping("/t/{token}/substitute")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(token, tries, ui, order -> {
            var spoken = holder.spoken(order, lang, ui, request);
            return command(order, given)
                    .map(command -> answered(token, command, spoken))
                    .orElseGet(() -> new ModelAndView("redirect:/t/" + token));
        });
    }

    private ModelAndView answered(String token, AnswerOffer.Command command, Ui ui) {
        var order = command.order();
        try {
            return switch (answerOffer.handle(command)) {
                case AnswerOffer.Answered(var offer, var units) -> done(token, order, offer, units, false, ui);
                case AnswerOffer.AnsweredAlready(var offer) -> done(token, order, offer, offer.units(), true, ui);
                case AnswerOffer.Over(var offer) -> over(token, order, offer, ui);
                case AnswerOffer.Otherwise _ -> now(token, order, ui.t("substitute.otherwise"), ui);
                case AnswerOffer.NotPossible _ -> now(token, order, ui.t("substitute.not-possible"), ui);
            };
        } catch (Invalid impossible) {
            return now(token, order, ui.t("substitute.not-possible"), ui);
        }
    }

    /** What was sent; empty when it is no offer of this order, or no choice. */
    private Optional<AnswerOffer.Command> command(OrderId order, Map<String, String> given) {
        var choice = Given.constant(AnswerOffer.Choice.class, given.getOrDefault("choice", ""));
        var offer = substitutions.offers(order).stream()
                .map(SubstitutionOffer::id)
                .filter(id -> id.toString().equals(given.get("offer")))
                .findFirst();
        var sku = Sku.tryOf(given.getOrDefault("sku", "")).orElse(null);
        var total = money(given.getOrDefault("total", ""), given.getOrDefault("currency", ""));
        boolean isWhole = choice != AnswerOffer.Choice.TAKE || (sku != null && total != null);
        return choice == null || offer.isEmpty() || !isWhole
                ? Optional.empty()
                : Optional.of(new AnswerOffer.Command(order, offer.get(), choice, units(given), sku, total, NOTE));
    }

    /** What cannot be read is at no price, and none. */
    private static @Nullable Money money(String amount, String currency) {
        try {
            return Money.parse(amount, currency);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long units(Map<String, String> given) {
        try {
            return Long.parseLong(given.getOrDefault("units", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    // ── pages ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** What there is to choose; once there is nothing, what came of it. */
    private ModelAndView now(String token, OrderId id, @Nullable String error, Ui ui) {
        var asked = substitutions.asked(orders.get(id));
        if (asked.isPresent()) {
            return form(token, asked.get(), error, ui);
        }
        var last = substitutions.offers(id).stream().findFirst();
        return last.isEmpty()
                ? new ModelAndView("redirect:/t/" + token)
                : last.get().state() == SubstitutionOffer.State.OPEN
                        ? over(token, id, last.get(), ui)
                        : done(token, id, last.get(), last.get().units(), error == null, ui);
    }

    private ModelAndView form(String token, SubstitutionQueries.Asked asked, @Nullable String error, Ui ui) {
        var model = holder.model(token, asked.offer().order(), ui);
        var names = names(asked, ui);
        model.put("asked", asked);
        model.put("names", names);
        model.put("error", error);
        model.put("expiresOn", asked.offer().expiresAt().atZone(ui.zone()).toLocalDate());
        var page = new ModelAndView("console/tracking/substitute", model);
        if (error != null) {
            page.setStatus(HttpStatus.CONFLICT);
        }
        return page;
    }

    /** In the language of the page, which need not be that of the order. */
    private Map<String, String> names(SubstitutionQueries.Asked asked, Ui ui) {
        var skus = Stream.concat(
                        Stream.of(asked.offer().sku()), asked.choices().stream().map(Previewed::substitute))
                .collect(Collectors.toSet());
        return items.find(skus).values().stream()
                .collect(Collectors.toMap(item -> item.sku().value(), item -> item.name(ui.language())));
    }

    private ModelAndView done(String token, OrderId order, SubstitutionOffer offer, long units, boolean before, Ui ui) {
        var model = holder.model(token, order, ui);
        model.put("what", offer.state().name());
        model.put("before", before);
        model.put("thing", thing(offer.takenSku() == null ? offer.sku() : offer.takenSku(), offer, ui));
        model.put("units", units);
        model.put("more", substitutions.open(orders.get(order)).isPresent());
        return new ModelAndView("console/tracking/substituted", model);
    }

    private ModelAndView over(String token, OrderId order, SubstitutionOffer offer, Ui ui) {
        var model = holder.model(token, order, ui);
        model.put("what", "OVER");
        model.put("before", false);
        model.put("thing", thing(offer.sku(), offer, ui));
        model.put("units", offer.units());
        model.put("more", false);
        var page = new ModelAndView("console/tracking/substituted", model);
        page.setStatus(HttpStatus.GONE);
        return page;
    }

    private String thing(Sku sku, SubstitutionOffer offer, Ui ui) {
        return items.find(List.of(sku)).values().stream()
                .findFirst()
                .map((Item item) -> item.name(ui.language()))
                .orElse(offer.name());
    }
}
