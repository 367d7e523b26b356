package dev.baton.console.sites;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.network.DefineSite;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.TreeSet;
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

/** Opens a site and changes one. What was typed is never lost, whatever is wrong with it. */
@Controller
@Access("sites")
class SiteFormScreen {

    private final DefineSite defineSite;
    private final SiteQueries sites;

    SiteFormScreen(DefineSite defineSite, SiteQueries sites) {
        this.defineSite = defineSite;
        this.sites = sites;
    }

    @GetMapping("/sites/new")
    ModelAndView blank(Ui ui) {
        return page(ui, null, SiteForm.blank(ui));
    }

    @GetMapping("/sites/{code}/edit")
    ModelAndView filled(Ui ui, @PathVariable SiteCode code) {
        var site = sites.get(code);
        return page(ui, site, SiteForm.of(site));
    }

    @PostMapping("/sites/new")
    ModelAndView open(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/sites/{code}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable SiteCode code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, sites.get(code), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable Site before, TypedForm form, RedirectAttributes redirect) {
        var site = new SiteForm(ui, form).read(before);
        if (site.isEmpty()) {
            return wrong(ui, before, form);
        }
        long version = before == null ? 0 : form.version();
        return switch (defineSite.handle(new DefineSite.Command(site.get(), version))) {
            case DefineSite.Opened(var opened) -> saved(opened, ui.t("sites.opened", opened.name()), redirect);
            case DefineSite.Changed(var changed) -> saved(changed, ui.t("sites.changed", changed.name()), redirect);
            case DefineSite.CodeTaken _ -> wrong(ui, before, form.wrong("code", ui.t("sites.wrong.code-taken")));
            case DefineSite.ChangedMeanwhile(var _, var now) ->
                wrong(ui, before, form.put("version", now).put("stale", now));
        };
    }

    private static ModelAndView saved(Site site, String words, RedirectAttributes redirect) {
        Flash.done(words).on(redirect);
        return new ModelAndView("redirect:/sites/" + site.code());
    }

    private static ModelAndView wrong(Ui ui, @Nullable Site before, TypedForm form) {
        var page = page(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(Ui ui, @Nullable Site before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("action", before == null ? "/sites/new" : "/sites/%s/edit".formatted(before.code()));
        model.put("countries", Choice.countries(ui));
        model.put("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        return new ModelAndView("console/sites/form", model);
    }
}
