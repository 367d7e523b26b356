package dev.baton.console.carriers;

import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.billing.MoneyWords;
import dev.baton.fulfilment.DefinePackaging;
import dev.baton.fulfilment.Packaging;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.PackagingQueries;
import dev.baton.network.HandlingClass;
import dev.baton.platform.NotFound;
import dev.baton.platform.company.Companies;
import dev.baton.platform.data.Page;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

/** What goods are packed in: without a box that is known nothing can be packed. */
@Controller
@Access("fulfilment")
class PackagingScreen {

    private static final String CODE = "[A-Z0-9][A-Z0-9-]{0,19}";
    private static final long LONGEST = 20_000;
    private static final long GRAMS_MAX = 100_000_000;

    private final DefinePackaging definePackaging;
    private final PackagingQueries packagings;
    private final Companies companies;

    PackagingScreen(DefinePackaging definePackaging, PackagingQueries packagings, Companies companies) {
        this.definePackaging = definePackaging;
        this.packagings = packagings;
        this.companies = companies;
    }

    @GetMapping(path = "/packaging", params = "export")
    void export(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Packaging>of(ui, "packaging")
                .column(ui.t("carriers.code"), box -> box.code().value())
                .column(ui.t("carriers.name"), Packaging::name)
                .column(ui.t("carriers.box.length") + " (mm)", Packaging::lengthMm)
                .column(ui.t("carriers.box.width") + " (mm)", Packaging::widthMm)
                .column(ui.t("carriers.box.height") + " (mm)", Packaging::heightMm)
                .column(ui.t("carriers.box.holds") + " (g)", Packaging::maxWeightGrams)
                .column(ui.t("carriers.box.tare") + " (g)", Packaging::tareGrams)
                .column(ui.t("export.active"), Packaging::enabled)
                .write(export, response, _ -> new Page<>(packagings.list(), null));
    }

    @GetMapping("/packaging")
    ModelAndView list() {
        return new ModelAndView(
                "console/carriers/boxes",
                Map.of(
                        "rows",
                        packagings.list(),
                        "currency",
                        companies.current().currency()));
    }

    @GetMapping("/packaging/new")
    ModelAndView blank() {
        return page(
                null,
                TypedForm.empty()
                        .put("handlingClass", HandlingClass.STANDARD)
                        .put("tareGrams", 0)
                        .put("cost", "0.00")
                        .put("enabled", "true"));
    }

    @GetMapping("/packaging/{box}")
    ModelAndView filled(@PathVariable("box") String code) {
        var before = find(code);
        return page(
                before,
                TypedForm.empty()
                        .put("version", before.version())
                        .put("name", before.name())
                        .put("handlingClass", before.handlingClass())
                        .put("lengthMm", before.lengthMm())
                        .put("widthMm", before.widthMm())
                        .put("heightMm", before.heightMm())
                        .put("maxWeightGrams", before.maxWeightGrams())
                        .put("tareGrams", before.tareGrams())
                        .put(
                                "cost",
                                Money.of(before.costMinor(), companies.current().currency())
                                        .amount())
                        .put("enabled", before.enabled() ? "true" : null));
    }

    @PostMapping("/packaging/new")
    ModelAndView add(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/packaging/{box}")
    ModelAndView change(
            Ui ui,
            @PathVariable("box") String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, find(code), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable Packaging before, TypedForm form, RedirectAttributes redirect) {
        var code = before == null
                ? form.value("code").toUpperCase(Locale.ROOT)
                : before.code().value();
        form.require(code.matches(CODE), "code", ui.t("carriers.wrong.box-code"));
        var name = form.value("name");
        form.require(!name.isEmpty() && name.length() <= 100, "name", ui.t("form.wrong.required"));
        long length = number(ui, form, "lengthMm", 1, LONGEST);
        long width = number(ui, form, "widthMm", 1, LONGEST);
        long height = number(ui, form, "heightMm", 1, LONGEST);
        long holds = number(ui, form, "maxWeightGrams", 1, GRAMS_MAX);
        long tare = number(ui, form, "tareGrams", 0, GRAMS_MAX);
        var cost = MoneyWords.amountOrNothing(
                        form.value("cost"), companies.current().currency())
                .orElse(null);
        form.require(cost != null, "cost", ui.t("prices.wrong.amount"));
        if (cost == null || !form.isRight()) {
            return wrong(before, form);
        }
        var box = new Packaging(
                new PackagingCode(code),
                name,
                form.constant("handlingClass", HandlingClass.class, HandlingClass.STANDARD),
                (int) length,
                (int) width,
                (int) height,
                holds,
                tare,
                cost.minor(),
                form.isTicked("enabled"),
                1);
        var expected = before == null ? 0 : form.version();
        return switch (definePackaging.handle(new DefinePackaging.Command(box, expected))) {
            case DefinePackaging.Added(var added) -> saved(ui, added, redirect);
            case DefinePackaging.Changed(var changed) -> saved(ui, changed, redirect);
            case DefinePackaging.CodeTaken _ -> wrong(before, form.wrong("code", ui.t("carriers.wrong.taken")));
            case DefinePackaging.ChangedMeanwhile(var _, var now) ->
                wrong(before, form.put("version", now).put("stale", now));
        };
    }

    private static long number(Ui ui, TypedForm form, String field, long least, long most) {
        var complaint = ui.t("carriers.wrong.number", least, most);
        var number = form.whole(field, least, most, complaint);
        form.require(number != null, field, complaint);
        return number == null ? 0 : number;
    }

    private Packaging find(String code) {
        return packagings.list().stream()
                .filter(box -> box.code().value().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("packaging", code));
    }

    private static ModelAndView saved(Ui ui, Packaging box, RedirectAttributes redirect) {
        Flash.done(ui.t("carriers.saved", box.name())).on(redirect);
        return new ModelAndView("redirect:/packaging");
    }

    private ModelAndView wrong(@Nullable Packaging before, TypedForm form) {
        var page = page(before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(@Nullable Packaging before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("currency", companies.current().currency());
        return new ModelAndView("console/carriers/box", model);
    }
}
