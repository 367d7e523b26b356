package dev.baton.console.prices;

import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.company.Companies;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.pricing.DefineShippingCharge;
import dev.baton.pricing.PricingQueries;
import dev.baton.pricing.ShippingCharge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

/** What customers pay for shipping: the table, and one row of it made or changed. */
@Controller
@Access("prices")
class ChargeScreen {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int REGIONS_MAX = 100;

    private final DefineShippingCharge defineShippingCharge;
    private final PricingQueries pricing;
    private final Companies companies;
    private final Clock clock;

    ChargeScreen(DefineShippingCharge defineShippingCharge, PricingQueries pricing, Companies companies, Clock clock) {
        this.defineShippingCharge = defineShippingCharge;
        this.pricing = pricing;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping(path = "/prices/charges", params = "export")
    void export(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<ShippingCharge>of(ui, "shipping-charges")
                .column(ui.t("prices.code"), ShippingCharge::code)
                .column(ui.t("prices.charge.service"), ShippingCharge::service)
                .column(ui.t("export.country"), ShippingCharge::country)
                .column(ui.t("prices.charge.regions"), row -> List.copyOf(new TreeSet<>(row.regions())))
                .column(ui.t("prices.charge.minimum"), row -> Money.of(row.minimumSubtotal(), row.currency()))
                .column(ui.t("prices.charge.grams") + " (g)", ShippingCharge::maximumGrams)
                .column(ui.t("prices.charge"), row -> Money.of(row.charge(), row.currency()))
                .column(ui.t("prices.charge.free-from"), ChargeScreen::freeFrom)
                .column(ui.t("export.currency"), ShippingCharge::currency)
                .column(ui.t("prices.from"), ShippingCharge::validFrom)
                .column(ui.t("prices.to"), ShippingCharge::validTo)
                .write(export, response, request -> pricing.shippingCharges(null, request));
    }

    @GetMapping("/prices/charges")
    ModelAndView list(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = pricing.shippingCharges(null, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("today", today(ui));
        model.put("tabs", PriceWords.tabs(ui, PriceWords.Part.CHARGES));
        return new ModelAndView("console/prices/charges", model);
    }

    @GetMapping("/prices/charges/new")
    ModelAndView blank(Ui ui) {
        return page(
                ui,
                null,
                TypedForm.empty()
                        .put("service", "GROUND")
                        .put("currency", companies.current().currency())
                        .put("validFrom", today(ui)));
    }

    @GetMapping("/prices/charges/{charge}")
    ModelAndView filled(Ui ui, @PathVariable("charge") String code) {
        var before = pricing.shippingCharge(code);
        var free = freeFrom(before);
        return page(
                ui,
                before,
                TypedForm.empty()
                        .put("version", before.version())
                        .put("service", before.service())
                        .put("country", before.country())
                        .put("regions", String.join(" ", new TreeSet<>(before.regions())))
                        .put("currency", before.currency())
                        .put(
                                "minimum",
                                Money.of(before.minimumSubtotal(), before.currency())
                                        .amount())
                        .put("maximumGrams", before.maximumGrams())
                        .put(
                                "charge",
                                Money.of(before.charge(), before.currency()).amount())
                        .put("freeFrom", free == null ? null : free.amount())
                        .put("validFrom", before.validFrom())
                        .put("validTo", before.validTo()));
    }

    @PostMapping("/prices/charges/new")
    ModelAndView make(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/prices/charges/{charge}")
    ModelAndView change(
            Ui ui,
            @PathVariable("charge") String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, pricing.shippingCharge(code), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable ShippingCharge before, TypedForm form, RedirectAttributes redirect) {
        var reader = new PriceForm(ui, form);
        var code = before == null ? reader.code("code") : before.code();
        var service = reader.text("service", 40).toUpperCase(Locale.ROOT);
        var country = form.value("country").toUpperCase(Locale.ROOT);
        form.require(country.isEmpty() || COUNTRIES.contains(country), "country", ui.t("form.wrong.country"));
        var regions = Arrays.stream(
                        form.value("regions").toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(region -> !region.isEmpty())
                .collect(Collectors.toSet());
        form.require(
                regions.size() <= REGIONS_MAX && (regions.isEmpty() || !country.isEmpty()),
                "regions",
                ui.t("prices.wrong.regions"));
        var currency = reader.currency("currency");
        var charge = form.error("currency") == null ? reader.amount("charge", currency) : null;
        var minimum = charge == null ? null : reader.amountOrNull("minimum", currency);
        var free = charge == null ? null : reader.amountOrNull("freeFrom", currency);
        var grams = form.whole("maximumGrams", 1, Integer.MAX_VALUE, ui.t("prices.wrong.grams"));
        var first = reader.first("validFrom");
        var last = reader.last("validTo", first);
        if (charge == null || first == null || !form.isRight()) {
            return wrong(ui, before, form);
        }
        var row = new ShippingCharge(
                code,
                service,
                country,
                regions,
                currency,
                minimum == null ? 0 : minimum.minor(),
                grams,
                charge.minor(),
                free == null ? null : free.minor(),
                first,
                last,
                1);
        var expected = before == null ? 0 : form.version();
        return switch (defineShippingCharge.handle(new DefineShippingCharge.Command(row, expected))) {
            case DefineShippingCharge.Made(var made) -> saved(ui, made, redirect);
            case DefineShippingCharge.Changed(var changed) -> saved(ui, changed, redirect);
            case DefineShippingCharge.CodeTaken _ -> wrong(ui, before, form.wrong("code", ui.t("prices.wrong.taken")));
            case DefineShippingCharge.ChangedMeanwhile(var now) ->
                wrong(ui, before, form.put("version", now).put("stale", now));
        };
    }

    private static @Nullable Money freeFrom(ShippingCharge row) {
        var free = row.freeFrom();
        return free == null ? null : Money.of(free, row.currency());
    }

    private static ModelAndView saved(Ui ui, ShippingCharge row, RedirectAttributes redirect) {
        Flash.done(ui.t("prices.saved", row.code())).on(redirect);
        return new ModelAndView("redirect:/prices/charges");
    }

    private static ModelAndView wrong(Ui ui, @Nullable ShippingCharge before, TypedForm form) {
        var page = page(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(Ui ui, @Nullable ShippingCharge before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("countries", Choice.countries(ui));
        return new ModelAndView("console/prices/charge", model);
    }

    private LocalDate today(Ui ui) {
        return LocalDate.now(clock.withZone(ui.zone()));
    }
}
