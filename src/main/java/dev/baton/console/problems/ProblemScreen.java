package dev.baton.console.problems;

import dev.baton.console.Ui;
import dev.baton.platform.NotFound;
import dev.baton.platform.web.ProblemTypes;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Explains what a problem's {@code type} points to; open to everybody, as the description of the API is. */
@Controller
class ProblemScreen {

    @GetMapping("/problems")
    ModelAndView all(Ui ui) {
        return new ModelAndView("console/problems/page", Map.of("types", ProblemTypes.all()));
    }

    @GetMapping("/problems/{type}")
    ModelAndView one(Ui ui, @PathVariable String type) {
        var meaning = ProblemTypes.all().get(type);
        if (meaning == null) {
            throw new NotFound("problem type", type);
        }
        return new ModelAndView("console/problems/page", Map.of("types", Map.of(type, meaning)));
    }
}
