package dev.baton.console.prices;

import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.pricing.DefineTaxRate;
import dev.baton.pricing.PricingQueries;
import dev.baton.pricing.TaxRate;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
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

/** What jurisdictions take: the list, and one rate made or corrected. */
@Controller
@Access("prices")
class TaxScreen {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** 1 per cent. */
    private static final int PERCENT = 10_000;

    private final DefineTaxRate defineTaxRate;
    private final PricingQueries pricing;
    private final Clock clock;

    TaxScreen(DefineTaxRate defineTaxRate, PricingQueries pricing, Clock clock) {
        this.defineTaxRate = defineTaxRate;
        this.pricing = pricing;
        this.clock = clock;
    }

    @GetMapping(path = "/prices/taxes", params = "export")
    void export(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<TaxRate>of(ui, "tax-rates")
                .column(ui.t("prices.code"), TaxRate::code)
                .column(ui.t("prices.name"), TaxRate::name)
                .column(ui.t("export.country"), TaxRate::country)
                .column(ui.t("prices.region"), TaxRate::region)
                .column(ui.t("prices.tax.class"), TaxRate::taxClass)
                .column(ui.t("prices.tax.rate") + " (%)", rate -> percent(rate.ratePpm()))
                .column(ui.t("prices.tax.inclusive"), TaxRate::inclusive)
                .column(ui.t("prices.tax.shipping"), TaxRate::taxesShipping)
                .column(ui.t("prices.from"), TaxRate::validFrom)
                .column(ui.t("prices.to"), TaxRate::validTo)
                .write(export, response, request -> pricing.taxRates(null, request));
    }

    @GetMapping("/prices/taxes")
    ModelAndView list(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = pricing.taxRates(null, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("today", today(ui));
        model.put("tabs", PriceWords.tabs(ui, PriceWords.Part.TAXES));
        return new ModelAndView("console/prices/taxes", model);
    }

    @GetMapping("/prices/taxes/new")
    ModelAndView blank(Ui ui) {
        return page(
                ui,
                null,
                TypedForm.empty()
                        .put("country", "US")
                        .put("taxClass", TaxRate.STANDARD)
                        .put("validFrom", today(ui)));
    }

    @GetMapping("/prices/taxes/{rate}")
    ModelAndView filled(Ui ui, @PathVariable("rate") String code) {
        var before = pricing.taxRate(code);
        return page(
                ui,
                before,
                TypedForm.empty()
                        .put("version", before.version())
                        .put("name", before.name())
                        .put("country", before.country())
                        .put("region", before.region())
                        .put("taxClass", before.taxClass())
                        .put("rate", percent(before.ratePpm()).toPlainString())
                        .put("inclusive", before.inclusive() ? "true" : null)
                        .put("taxesShipping", before.taxesShipping() ? "true" : null)
                        .put("validFrom", before.validFrom())
                        .put("validTo", before.validTo()));
    }

    @PostMapping("/prices/taxes/new")
    ModelAndView make(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/prices/taxes/{rate}")
    ModelAndView change(
            Ui ui,
            @PathVariable("rate") String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, pricing.taxRate(code), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable TaxRate before, TypedForm form, RedirectAttributes redirect) {
        var reader = new PriceForm(ui, form);
        var code = before == null ? reader.code("code") : before.code();
        var name = reader.text("name", 100);
        var country = form.value("country").toUpperCase(Locale.ROOT);
        form.require(COUNTRIES.contains(country), "country", ui.t("form.wrong.country"));
        var region = reader.textOrNull("region", 10);
        var taxClass = reader.textOrNull("taxClass", 40);
        var ppm = ppm(ui, form);
        var first = reader.first("validFrom");
        var last = reader.last("validTo", first);
        if (first == null || !form.isRight()) {
            return wrong(ui, before, form);
        }
        var rate = new TaxRate(
                code,
                country,
                region == null ? "" : region.toUpperCase(Locale.ROOT),
                taxClass == null ? TaxRate.STANDARD : taxClass.toUpperCase(Locale.ROOT),
                name,
                ppm,
                form.isTicked("inclusive"),
                form.isTicked("taxesShipping"),
                first,
                last,
                1);
        var expected = before == null ? 0 : form.version();
        return switch (defineTaxRate.handle(new DefineTaxRate.Command(rate, expected))) {
            case DefineTaxRate.Made(var made) -> saved(ui, made, redirect);
            case DefineTaxRate.Changed(var changed) -> saved(ui, changed, redirect);
            case DefineTaxRate.CodeTaken _ -> wrong(ui, before, form.wrong("code", ui.t("prices.wrong.taken")));
            case DefineTaxRate.MixedInclusion(var other) ->
                wrong(ui, before, form.wrong("inclusive", ui.t("prices.wrong.mixed", other)));
            case DefineTaxRate.ChangedMeanwhile(var now) ->
                wrong(ui, before, form.put("version", now).put("stale", now));
        };
    }

    /** Per cent as people type them, in millionths. */
    private static int ppm(Ui ui, TypedForm form) {
        try {
            var text = form.value("rate").replace("%", "").replace(',', '.').strip();
            var ppm = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(PERCENT))
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .intValueExact();
            if (ppm >= 0 && ppm <= 100 * PERCENT) {
                return ppm;
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // Said below, together with what is out of bounds.
        }
        form.wrong("rate", ui.t("prices.wrong.rate"));
        return 0;
    }

    private static BigDecimal percent(int ppm) {
        var percent = BigDecimal.valueOf(ppm).movePointLeft(4).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static ModelAndView saved(Ui ui, TaxRate rate, RedirectAttributes redirect) {
        Flash.done(ui.t("prices.saved", rate.name())).on(redirect);
        return new ModelAndView("redirect:/prices/taxes");
    }

    private static ModelAndView wrong(Ui ui, @Nullable TaxRate before, TypedForm form) {
        var page = page(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(Ui ui, @Nullable TaxRate before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("countries", Choice.countries(ui));
        return new ModelAndView("console/prices/tax", model);
    }

    private LocalDate today(Ui ui) {
        return LocalDate.now(clock.withZone(ui.zone()));
    }
}
