package dev.baton.console.company;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.company.Companies;
import dev.baton.platform.company.DefineCompany;
import dev.baton.platform.company.SetLogo;
import dev.baton.platform.security.Access;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the company presents itself. Who may only look sees the same form, without the button. */
@Controller
@Access("company")
class CompanyScreen {

    private final Companies companies;
    private final DefineCompany defineCompany;
    private final SetLogo setLogo;

    CompanyScreen(Companies companies, DefineCompany defineCompany, SetLogo setLogo) {
        this.companies = companies;
        this.defineCompany = defineCompany;
        this.setLogo = setLogo;
    }

    @GetMapping("/company")
    ModelAndView show(Ui ui) {
        return page(ui, CompanyForm.of(companies.current()));
    }

    @PostMapping("/company")
    ModelAndView save(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var profile = new CompanyForm(ui, form).read();
        if (profile.isEmpty()) {
            return wrong(ui, form);
        }
        return switch (defineCompany.handle(new DefineCompany.Command(profile.get(), form.version()))) {
            case DefineCompany.Defined _ -> {
                Flash.done(ui.t("company.saved")).on(redirect);
                yield new ModelAndView("redirect:/company");
            }
            case DefineCompany.ChangedMeanwhile(var now) ->
                wrong(ui, form.put("version", now).put("stale", now));
        };
    }

    @GetMapping("/company/logo")
    ResponseEntity<byte[]> logo() {
        return companies
                .picture()
                .map(picture -> ResponseEntity.ok()
                        .contentType(picture[0] == (byte) 0x89 ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                        .body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping("/company/logo")
    String picture(Ui ui, @RequestParam MultipartFile logo, RedirectAttributes redirect) throws IOException {
        return answer(ui, setLogo.handle(logo.getBytes()), redirect);
    }

    @PostMapping("/company/logo/removal")
    String removePicture(Ui ui, RedirectAttributes redirect) {
        return answer(ui, setLogo.handle(null), redirect);
    }

    private static String answer(Ui ui, SetLogo.Outcome outcome, RedirectAttributes redirect) {
        switch (outcome) {
            case SetLogo.Set _ -> Flash.done(ui.t("company.saved")).on(redirect);
            case SetLogo.TooLarge _ ->
                Flash.note(ui.t("company.logo.too-large")).on(redirect);
            case SetLogo.NoPicture _ ->
                Flash.note(ui.t("company.logo.no-picture")).on(redirect);
            case SetLogo.NoProfile _ ->
                Flash.note(ui.t("company.logo.no-profile")).on(redirect);
        }
        return "redirect:/company";
    }

    private ModelAndView wrong(Ui ui, TypedForm form) {
        var page = page(ui, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, TypedForm form) {
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("countries", Choice.countries(ui));
        model.put("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.put("languages", Choice.languages(ui));
        model.put("hasLogo", companies.picture().isPresent());
        return new ModelAndView("console/company/form", model);
    }
}
