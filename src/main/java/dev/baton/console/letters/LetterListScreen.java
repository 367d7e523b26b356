package dev.baton.console.letters;

import dev.baton.notifications.BrandQueries;
import dev.baton.notifications.TemplateQueries;
import dev.baton.platform.security.Access;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Every letter that is sent, in every language, and for brands that write their own. */
@Controller
@Access("messages")
class LetterListScreen {

    private final TemplateQueries templates;
    private final BrandQueries brands;

    LetterListScreen(TemplateQueries templates, BrandQueries brands) {
        this.templates = templates;
        this.brands = brands;
    }

    @GetMapping("/letters")
    ModelAndView show() {
        return new ModelAndView("console/letters/list", Map.of("templates", templates.list(), "brands", brands.list()));
    }
}
