package dev.baton.console.letters;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.notifications.Brand;
import dev.baton.notifications.BrandCode;
import dev.baton.notifications.BrandQueries;
import dev.baton.notifications.DefineBrand;
import dev.baton.platform.security.Access;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brands: under which name a merchant writes. */
@Controller
@Access("messages")
class BrandScreen {

    private final BrandQueries brands;
    private final DefineBrand defineBrand;

    BrandScreen(BrandQueries brands, DefineBrand defineBrand) {
        this.brands = brands;
        this.defineBrand = defineBrand;
    }

    @GetMapping("/brands")
    ModelAndView list() {
        return new ModelAndView(
                "console/letters/brands", Map.of("brands", brands.list(), "house", brands.ofChannel("")));
    }

    @GetMapping("/brands/new")
    ModelAndView begin() {
        var house = brands.ofChannel("");
        var values = values(house);
        values.put("code", brands.list().isEmpty() ? "MAIN" : "");
        values.put("channels", "");
        return form(null, values, Map.of());
    }

    @GetMapping("/brands/{brand}")
    ModelAndView edit(@PathVariable BrandCode brand) {
        var found = brands.get(brand);
        return form(found, values(found), Map.of());
    }

    @PostMapping("/brands")
    Object define(@RequestParam Map<String, String> form, Ui ui, RedirectAttributes redirect) {
        return save(null, form, ui, redirect);
    }

    @PostMapping("/brands/{brand}")
    Object change(
            @PathVariable BrandCode brand, @RequestParam Map<String, String> form, Ui ui, RedirectAttributes redirect) {
        return save(brands.get(brand), form, ui, redirect);
    }

    private Object save(@Nullable Brand before, Map<String, String> form, Ui ui, RedirectAttributes redirect) {
        var errors = errors(before, form, ui);
        if (!errors.isEmpty()) {
            return form(before, form, errors);
        }
        var wanted = brand(before, form);
        var outcome = defineBrand.handle(
                new DefineBrand.Command(wanted, before == null ? 0L : Long.parseLong(text(form, "version"))));
        return switch (outcome) {
            case DefineBrand.Defined(var brand) -> done(ui.t("letters.brand.saved", brand.name()), redirect);
            case DefineBrand.Changed(var brand) -> done(ui.t("letters.brand.saved", brand.name()), redirect);
            case DefineBrand.CodeTaken _ -> form(before, form, Map.of("code", ui.t("letters.brand.taken")));
            case DefineBrand.ChangedMeanwhile _ -> form(before, form, Map.of("name", ui.t("form.stale")));
        };
    }

    private static String done(String words, RedirectAttributes redirect) {
        Flash.done(words).on(redirect);
        return "redirect:/brands";
    }

    private static Map<String, String> errors(@Nullable Brand before, Map<String, String> form, Ui ui) {
        var errors = new HashMap<String, String>();
        var code = text(form, "code").toUpperCase(Locale.ROOT);
        if (before == null && !code.matches("[A-Z0-9][A-Z0-9-]{0,19}")) {
            errors.put("code", ui.t("letters.brand.code.wrong"));
        }
        if (text(form, "name").isEmpty()) {
            errors.put("name", ui.t("letters.needed"));
        }
        for (var field : List.of("senderAddress", "replyTo", "helpEmail")) {
            var address = text(form, field);
            if (!address.isEmpty() && !Address.isEmail(address)) {
                errors.put(field, ui.t("letters.no-mail"));
            }
        }
        if (text(form, "senderAddress").isEmpty()) {
            errors.put("senderAddress", ui.t("letters.needed"));
        }
        if (!text(form, "accent").matches("#[0-9a-fA-F]{6}")) {
            errors.put("accent", ui.t("letters.brand.accent.wrong"));
        }
        return errors;
    }

    private static Brand brand(@Nullable Brand before, Map<String, String> form) {
        var name = text(form, "name");
        return new Brand(
                before == null ? BrandCode.of(text(form, "code")) : before.code(),
                name,
                or(text(form, "logoText"), name),
                or(text(form, "senderName"), name),
                text(form, "senderAddress"),
                orNull(text(form, "replyTo")),
                orNull(text(form, "helpEmail")),
                orNull(text(form, "helpPhone")),
                orNull(text(form, "website")),
                text(form, "accent").toLowerCase(Locale.ROOT),
                text(form, "language").equals("es") ? "es" : "en",
                Arrays.stream(text(form, "channels").split("[\\s,]+"))
                        .filter(channel -> !channel.isEmpty())
                        .distinct()
                        .toList(),
                form.containsKey("isDefault"),
                0);
    }

    private static ModelAndView form(@Nullable Brand before, Map<String, String> values, Map<String, String> errors) {
        var model = new HashMap<String, Object>();
        if (before != null) {
            model.put("before", before);
        }
        model.put("values", values);
        model.put("errors", errors);
        return new ModelAndView("console/letters/brand", model);
    }

    private static Map<String, String> values(Brand brand) {
        var values = new HashMap<String, String>();
        values.put("code", brand.code().value());
        values.put("name", brand.name());
        values.put("logoText", brand.logoText());
        values.put("senderName", brand.senderName());
        values.put("senderAddress", brand.senderAddress());
        values.put("replyTo", or(brand.replyTo(), ""));
        values.put("helpEmail", or(brand.helpEmail(), ""));
        values.put("helpPhone", or(brand.helpPhone(), ""));
        values.put("website", or(brand.website(), ""));
        values.put("accent", brand.accent());
        values.put("language", brand.language());
        values.put("channels", String.join(", ", brand.channels()));
        values.put("version", String.valueOf(brand.version()));
        if (brand.isDefault()) {
            values.put("isDefault", "true");
        }
        return values;
    }

    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").strip();
    }

    private static String or(@Nullable String text, String other) {
        return text == null || text.isEmpty() ? other : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
