package dev.baton.console.company;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.jobs.Jobs;
import dev.baton.platform.jobs.RunJob;
import dev.baton.platform.security.Access;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Baton does by itself, and whether it works. */
@Controller
@Access("company")
class JobScreen {

    private final Jobs jobs;
    private final RunJob runJob;
    private final Clock clock;

    JobScreen(Jobs jobs, RunJob runJob, Clock clock) {
        this.jobs = jobs;
        this.runJob = runJob;
        this.clock = clock;
    }

    @GetMapping("/company/jobs")
    ModelAndView list() {
        return new ModelAndView("console/company/jobs", Map.of("jobs", jobs.list(), "now", clock.instant()));
    }

    @PostMapping("/company/jobs/{job}/run")
    String run(Ui ui, @PathVariable String job, RedirectAttributes redirect) {
        switch (runJob.handle(job)) {
            case RunJob.Due(var due) ->
                Flash.done(ui.t("jobs.due", JobWords.words(ui, due))).on(redirect);
            case RunJob.Running(var running) ->
                Flash.note(ui.t("jobs.running", JobWords.words(ui, running))).on(redirect);
        }
        return "redirect:/company/jobs";
    }
}
