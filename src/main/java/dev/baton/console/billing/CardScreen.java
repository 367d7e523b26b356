package dev.baton.console.billing;

import dev.baton.billing.AskProvider;
import dev.baton.billing.AuthorisationFilter;
import dev.baton.billing.AuthorisationId;
import dev.baton.billing.AuthorisationView;
import dev.baton.billing.AuthoriseCard;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.ReleaseCards;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is held on customers' cards, and the form that asks for a hold. */
@Controller
@Access("payments")
class CardScreen {

    private final AuthoriseCard authoriseCard;
    private final ReleaseCards releaseCards;
    private final AskProvider askProvider;
    private final BillingQueries billing;
    private final OrderLookUp orders;

    CardScreen(
            AuthoriseCard authoriseCard,
            ReleaseCards releaseCards,
            AskProvider askProvider,
            BillingQueries billing,
            OrderLookUp orders) {
        this.authoriseCard = authoriseCard;
        this.releaseCards = releaseCards;
        this.askProvider = askProvider;
        this.billing = billing;
        this.orders = orders;
    }

    /** What the address asks for. */
    record Asked(String q, @Nullable String view) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
        }

        boolean troubled() {
            return "troubled".equals(view);
        }

        AuthorisationFilter filter() {
            return new AuthorisationFilter(null, null, troubled(), q);
        }
    }

    @GetMapping(path = "/payments/cards", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<AuthorisationView>of(ui, "cards")
                .column(ui.t("billing.number"), AuthorisationView::number)
                .column(ui.t("export.when"), AuthorisationView::requestedAt)
                .column(ui.t("billing.order"), AuthorisationView::orderNumber)
                .column(ui.t("export.customer-number"), AuthorisationView::customer)
                .column(ui.t("billing.customer"), AuthorisationView::customerName)
                .column(ui.t("billing.card"), AuthorisationView::card)
                .column(ui.t("export.status"), row -> ui.t("billing.card." + row.state()))
                .column(ui.t("export.amount"), AuthorisationView::amount)
                .column(ui.t("billing.card.captured"), AuthorisationView::captured)
                .column(ui.t("export.currency"), row -> row.amount().currency())
                .column(ui.t("export.until"), AuthorisationView::expiresAt)
                .column(ui.t("export.who"), AuthorisationView::requestedBy)
                .write(export, response, request -> billing.authorisations(asked.filter(), request));
    }

    @GetMapping("/payments/cards")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        boolean troubled = asked.troubled();
        var page = billing.authorisations(asked.filter(), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
        model.put("view", troubled ? "troubled" : "all");
        model.put(
                "tabs",
                List.of(
                        new Tab(ui.t("billing.payments"), "/payments", null, false),
                        new Tab(ui.t("billing.cards"), "/payments/cards", null, !troubled),
                        new Tab(
                                ui.t("billing.cards.troubled"),
                                "/payments/cards?view=troubled",
                                billing.authorisationsTroubled(),
                                troubled)));
        return new ModelAndView("console/billing/cards", model);
    }

    @GetMapping("/payments/cards/new")
    ModelAndView empty(@RequestParam String order) {
        var view = orders.get(order);
        return page(
                TypedForm.empty()
                        .put("order", view.number())
                        .put("amount", billing.money(view.id()).owed().amount()),
                view);
    }

    @PostMapping("/payments/cards")
    ModelAndView authorise(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var order = orders.get(form.value("order"));
        var amount = MoneyWords.amount(form.value("amount"), order.currency()).orElse(null);
        var token = form.value("token");
        form.require(amount != null, "amount", ui.t("billing.wrong.amount"))
                .require(
                        !token.isBlank() && token.length() <= 200 && !token.matches("[0-9 -]{12,}"),
                        "token",
                        ui.t("billing.card.wrong-token"));
        if (amount == null || !form.isRight()) {
            return wrong(form, order);
        }
        return switch (authoriseCard.handle(new AuthoriseCard.Command(order.id(), amount, token))) {
            case AuthoriseCard.Requested requested -> {
                askProvider.handle(requested.request());
                var held = billing.authorisation(requested.authorisation());
                switch (held.state()) {
                    case AUTHORISED, CAPTURED ->
                        Flash.done(ui.t("billing.card.held", ui.money(amount), String.valueOf(held.card())))
                                .on(redirect);
                    case DECLINED ->
                        Flash.refused(ui.t("billing.card.declined", String.valueOf(held.problem())))
                                .on(redirect);
                    default -> Flash.note(ui.t("billing.card.asked")).on(redirect);
                }
                yield new ModelAndView("redirect:/orders/" + order.number());
            }
            case AuthoriseCard.MoreThanOwed(var _, var max) ->
                wrong(form.wrong("amount", ui.t("billing.card.at-most", ui.money(max))), order);
            case AuthoriseCard.OtherCurrency(var _, var currency) ->
                wrong(form.wrong("amount", ui.t("billing.wrong.currency", currency)), order);
        };
    }

    @PostMapping("/payments/cards/{authorisation}/void")
    String release(Ui ui, @PathVariable AuthorisationId authorisation, RedirectAttributes redirect) {
        var held = billing.authorisation(authorisation);
        var asked = releaseCards.handle(held.order(), authorisation);
        askProvider.handle(asked);
        Flash.note(ui.t(asked.isEmpty() ? "billing.card.nothing-held" : "billing.card.released", held.number()))
                .on(redirect);
        return "redirect:/orders/" + held.orderNumber();
    }

    private ModelAndView wrong(TypedForm form, OrderView order) {
        var page = page(form, order);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(TypedForm form, OrderView order) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put("order", order);
        model.put("money", billing.money(order.id()));
        return new ModelAndView("console/billing/cardForm", model);
    }
}
