package dev.baton.console.carriers;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.billing.MoneyWords;
import dev.baton.platform.NotFound;
import dev.baton.platform.company.Companies;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.shipping.CarrierQueries;
import dev.baton.shipping.CarrierQueries.CarrierView;
import dev.baton.shipping.DefineRates;
import dev.baton.shipping.DefineServices;
import dev.baton.shipping.Rate;
import dev.baton.shipping.ServiceCode;
import dev.baton.shipping.ServiceLevel;
import dev.baton.shipping.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One service of a carrier, with what a package costs by zone and weight. */
@Controller
@Access("shipments")
class ServiceScreen {

    private static final int RATES_MAX = 2000;
    private static final long GRAMS_MAX = 100_000_000;
    private static final int DAYS_MAX = 365;

    private final CarrierQueries carriers;
    private final DefineServices defineServices;
    private final DefineRates defineRates;
    private final Companies companies;
    private final TransactionTemplate transactions;

    ServiceScreen(
            CarrierQueries carriers,
            DefineServices defineServices,
            DefineRates defineRates,
            Companies companies,
            TransactionTemplate transactions) {
        this.carriers = carriers;
        this.defineServices = defineServices;
        this.defineRates = defineRates;
        this.companies = companies;
        this.transactions = transactions;
    }

    @GetMapping("/carriers/{carrier}/services/new")
    ModelAndView blank(@PathVariable("carrier") String code) {
        return page(
                CarrierScreen.find(carriers, code),
                null,
                TypedForm.empty()
                        .put("reach", ServiceLevel.Reach.DOMESTIC)
                        .put("currency", companies.current().currency())
                        .put("enabled", "true"));
    }

    @GetMapping("/carriers/{carrier}/services/{service}")
    ModelAndView filled(@PathVariable("carrier") String code, @PathVariable String service) {
        var carrier = CarrierScreen.find(carriers, code);
        var before = find(carrier, service);
        return page(
                carrier,
                before,
                TypedForm.empty()
                        .put("name", before.name())
                        .put("reach", before.reach())
                        .put("currency", before.currency())
                        .put("enabled", before.enabled() ? "true" : null)
                        .put(
                                "rates",
                                carriers.rates(before.code()).stream()
                                        .map(rate -> "%d  %d  %s  %d"
                                                .formatted(
                                                        rate.zone(),
                                                        rate.maxWeightGrams(),
                                                        Money.of(rate.priceMinor(), before.currency())
                                                                .amount(),
                                                        rate.transitDays()))
                                        .collect(Collectors.joining("\n"))));
    }

    @PostMapping("/carriers/{carrier}/services/new")
    @Access("company")
    ModelAndView make(
            Ui ui,
            @PathVariable("carrier") String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, CarrierScreen.find(carriers, code), null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/carriers/{carrier}/services/{service}")
    @Access("company")
    ModelAndView change(
            Ui ui,
            @PathVariable("carrier") String code,
            @PathVariable String service,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var carrier = CarrierScreen.find(carriers, code);
        return save(ui, carrier, find(carrier, service), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(
            Ui ui, CarrierView carrier, @Nullable ServiceLevel before, TypedForm form, RedirectAttributes redirect) {
        var word = before == null
                ? form.value("code").toUpperCase(Locale.ROOT)
                : before.code().service();
        form.require(word.matches(CarrierScreen.CODE), "code", ui.t("carriers.wrong.code"));
        form.require(
                before != null
                        || carrier.services().stream()
                                .noneMatch(each -> each.code().service().equals(word)),
                "code",
                ui.t("carriers.wrong.taken"));
        var name = form.value("name");
        form.require(!name.isEmpty() && name.length() <= 100, "name", ui.t("form.wrong.required"));
        var currency = form.value("currency").toUpperCase(Locale.ROOT);
        try {
            Money.zero(currency);
        } catch (IllegalArgumentException _) {
            form.wrong("currency", ui.t("company.wrong.currency"));
        }
        if (!form.isRight()) {
            return wrong(carrier, before, form);
        }
        var code = new ServiceCode(carrier.carrier().code(), word);
        var rates = rates(ui, form, code, currency);
        if (!form.isRight()) {
            return wrong(carrier, before, form);
        }
        var service = new ServiceLevel(
                code,
                name,
                form.constant("reach", ServiceLevel.Reach.class, ServiceLevel.Reach.DOMESTIC),
                currency,
                form.isTicked("enabled"));
        transactions.executeWithoutResult(_ -> {
            defineServices.handle(new DefineServices.Command(List.of(), List.of(service)));
            defineRates.handle(new DefineRates.Command(List.of(), rates));
        });
        Flash.done(ui.t("carriers.saved", name)).on(redirect);
        return new ModelAndView("redirect:/carriers/" + carrier.carrier().code());
    }

    /** A rate a line: zone, weight, price, days. */
    private List<Rate> rates(Ui ui, TypedForm form, ServiceCode code, String currency) {
        var zones = carriers.zones().stream().map(Zone::number).collect(Collectors.toSet());
        var seen = new HashSet<List<Long>>();
        var rates = new ArrayList<Rate>();
        for (var line : Line.all(form.value("rates"))) {
            var rate = rate(line, zones, code, currency);
            if (rate == null || !seen.add(List.of((long) rate.zone(), rate.maxWeightGrams()))) {
                form.wrong("rates", ui.t("carriers.wrong.rate", line.number()));
            } else {
                rates.add(rate);
            }
        }
        form.require(!zones.isEmpty(), "rates", ui.t("carriers.wrong.no-zones"));
        form.require(!rates.isEmpty(), "rates", ui.t("form.wrong.required"));
        form.require(rates.size() <= RATES_MAX, "rates", ui.t("carriers.wrong.many", RATES_MAX));
        return rates;
    }

    private static @Nullable Rate rate(Line line, Set<Integer> zones, ServiceCode code, String currency) {
        var zone = line.whole(0, 1, Integer.MAX_VALUE);
        var grams = line.whole(1, 1, GRAMS_MAX);
        var price = MoneyWords.amountOrNothing(line.cell(2), currency).orElse(null);
        var days = line.whole(3, 1, DAYS_MAX);
        return line.size() != 4
                        || zone == null
                        || grams == null
                        || price == null
                        || days == null
                        || !zones.contains(zone.intValue())
                ? null
                : new Rate(code, zone.intValue(), grams, price.minor(), days.intValue());
    }

    private static ServiceLevel find(CarrierView carrier, String service) {
        return carrier.services().stream()
                .filter(each -> each.code().service().equals(service))
                .findFirst()
                .orElseThrow(() -> new NotFound("service", service));
    }

    private ModelAndView wrong(CarrierView carrier, @Nullable ServiceLevel before, TypedForm form) {
        var page = page(carrier, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(CarrierView carrier, @Nullable ServiceLevel before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("carrier", carrier.carrier());
        model.put("before", before);
        model.put("form", form);
        model.put("zones", carriers.zones());
        return new ModelAndView("console/carriers/service", model);
    }
}
