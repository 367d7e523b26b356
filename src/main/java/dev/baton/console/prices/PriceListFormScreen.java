package dev.baton.console.prices;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.company.Companies;
import dev.baton.platform.security.Access;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.PricingQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** Makes a price list, or says whom it is for and when. */
@Controller
@Access("prices")
class PriceListFormScreen {

    private final DefinePriceList definePriceList;
    private final PricingQueries pricing;
    private final Companies companies;
    private final Clock clock;

    PriceListFormScreen(DefinePriceList definePriceList, PricingQueries pricing, Companies companies, Clock clock) {
        this.definePriceList = definePriceList;
        this.pricing = pricing;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping("/prices/new")
    ModelAndView blank(Ui ui) {
        var form = TypedForm.empty()
                .put("currency", companies.current().currency())
                .put("validFrom", LocalDate.now(clock.withZone(ui.zone())));
        return page(null, form);
    }

    @GetMapping("/prices/{list}/edit")
    ModelAndView filled(@PathVariable String list) {
        var before = pricing.priceList(list);
        return page(
                before,
                TypedForm.empty()
                        .put("version", before.version())
                        .put("name", before.name())
                        .put("channel", before.channel())
                        .put("customer", before.customer())
                        .put("default", before.isDefault() ? "true" : null)
                        .put("validFrom", before.validFrom())
                        .put("validTo", before.validTo()));
    }

    @PostMapping("/prices/new")
    ModelAndView make(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/prices/{list}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, pricing.priceList(list), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable PriceList before, TypedForm form, RedirectAttributes redirect) {
        var reader = new PriceForm(ui, form);
        var code = before == null ? reader.code("code") : before.code();
        var name = reader.text("name", 100);
        var currency = before == null ? reader.currency("currency") : before.currency();
        var channel = reader.textOrNull("channel", 40);
        var customer = form.value("customer").toUpperCase(Locale.ROOT);
        form.require(
                customer.isEmpty() || customer.matches("[A-Z0-9][A-Z0-9-]{0,29}"),
                "customer",
                ui.t("prices.wrong.customer"));
        var first = reader.first("validFrom");
        var last = reader.last("validTo", first);
        if (first == null || !form.isRight()) {
            return wrong(before, form);
        }
        var list = new PriceList(
                code,
                name,
                currency,
                channel,
                customer.isEmpty() ? null : customer,
                form.isTicked("default"),
                first,
                last,
                1);
        var expected = before == null ? 0 : form.version();
        return switch (definePriceList.handle(new DefinePriceList.Command(list, List.of(), expected))) {
            case DefinePriceList.Made(var made) -> saved(ui, made, redirect);
            case DefinePriceList.Changed(var changed) -> saved(ui, changed, redirect);
            case DefinePriceList.CodeTaken _ -> wrong(before, form.wrong("code", ui.t("prices.wrong.taken")));
            case DefinePriceList.CurrencyFixed _ -> wrong(before, form.wrong("currency", ui.t("prices.wrong.fixed")));
            case DefinePriceList.ChangedMeanwhile(var now) ->
                wrong(before, form.put("version", now).put("stale", now));
        };
    }

    private static ModelAndView saved(Ui ui, PriceList list, RedirectAttributes redirect) {
        Flash.done(ui.t("prices.saved", list.name())).on(redirect);
        return new ModelAndView("redirect:/prices/" + list.code());
    }

    private static ModelAndView wrong(@Nullable PriceList before, TypedForm form) {
        var page = page(before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(@Nullable PriceList before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        return new ModelAndView("console/prices/listForm", model);
    }
}
