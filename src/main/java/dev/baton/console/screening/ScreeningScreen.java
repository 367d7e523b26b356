package dev.baton.console.screening;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.LargeBody;
import dev.baton.screening.LoadPartyList;
import dev.baton.screening.Match;
import dev.baton.screening.PartyFile;
import dev.baton.screening.RemovePartyList;
import dev.baton.screening.ScreeningQueries;
import dev.baton.screening.SetThreshold;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lists of denied parties: loaded, tried out, taken away. */
@Controller
@Access("screening")
class ScreeningScreen {

    private static final String UPLOAD = "/screening/lists";
    private static final int MOST_SAID = 3;

    @Configuration(proxyBeanMethods = false)
    static class Bound {

        @Bean
        LargeBody deniedPartyFiles() {
            return new LargeBody(UPLOAD, 32L << 20);
        }
    }

    private final ScreeningQueries screening;
    private final LoadPartyList load;
    private final RemovePartyList remove;
    private final SetThreshold setThreshold;

    ScreeningScreen(ScreeningQueries screening, LoadPartyList load, RemovePartyList remove, SetThreshold setThreshold) {
        this.screening = screening;
        this.load = load;
        this.remove = remove;
        this.setThreshold = setThreshold;
    }

    @GetMapping("/screening")
    ModelAndView show(@RequestParam(defaultValue = "") String name) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("lists", screening.lists());
        model.put("threshold", screening.threshold());
        model.put("name", name.strip());
        model.put("matches", name.isBlank() ? List.<Match>of() : screening.matches(name.strip()));
        return new ModelAndView("console/screening/screening", model);
    }

    @PostMapping(UPLOAD)
    String load(
            Ui ui,
            @RequestParam(defaultValue = "") String list,
            @RequestParam MultipartFile file,
            RedirectAttributes redirect)
            throws IOException {
        try (var in = file.getInputStream()) {
            var loaded = load.handle(list, PartyFile.read(in));
            Flash.done(ui.t("screening.loaded", loaded.list(), loaded.parties()))
                    .on(redirect);
        } catch (Invalid e) {
            Flash.refused(ui.t("screening.unreadable", said(e))).on(redirect);
        }
        return "redirect:/screening";
    }

    private static String said(Invalid e) {
        return e.fields().stream()
                .limit(MOST_SAID)
                .map(field -> field.field() + " " + field.message())
                .collect(Collectors.joining("; "));
    }

    @PostMapping("/screening/removal")
    String remove(Ui ui, @RequestParam String list, RedirectAttributes redirect) {
        remove.handle(list);
        Flash.done(ui.t("screening.removed", list)).on(redirect);
        return "redirect:/screening";
    }

    @PostMapping("/screening/threshold")
    String threshold(Ui ui, @RequestParam(defaultValue = "0") int threshold, RedirectAttributes redirect) {
        try {
            setThreshold.handle(threshold);
            Flash.done(ui.t("screening.threshold.saved")).on(redirect);
        } catch (Invalid e) {
            Flash.refused(ui.t("screening.threshold.refused")).on(redirect);
        }
        return "redirect:/screening";
    }
}
