package dev.baton.console.orders;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.network.SiteQueries;
import dev.baton.orders.CancelHoldJob;
import dev.baton.orders.HoldJob;
import dev.baton.orders.HoldJobId;
import dev.baton.orders.HoldJobOrder;
import dev.baton.orders.HoldJobPlan;
import dev.baton.orders.HoldJobPreview;
import dev.baton.orders.HoldJobQueries;
import dev.baton.orders.HoldOwners;
import dev.baton.orders.StartHoldJob;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many orders held or released at once: first shown, then done in the background, with what became of each. */
@Controller
@Access("orders")
class HoldJobScreen {

    private static final String ID = "{id:[0-9a-f-]{36}}";

    private final StartHoldJob startHoldJob;
    private final CancelHoldJob cancelHoldJob;
    private final HoldJobQueries jobs;
    private final HoldOwners owners;
    private final SiteQueries sites;
    private final Clock clock;

    HoldJobScreen(
            StartHoldJob startHoldJob,
            CancelHoldJob cancelHoldJob,
            HoldJobQueries jobs,
            HoldOwners owners,
            SiteQueries sites,
            Clock clock) {
        this.startHoldJob = startHoldJob;
        this.cancelHoldJob = cancelHoldJob;
        this.jobs = jobs;
        this.owners = owners;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/hold-jobs")
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor) {
        var page = jobs.list(PageRequest.of(20, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        return new ModelAndView("console/orders/holdJobs", model);
    }

    /** Which orders it would be about, before anything is done to them. */
    @GetMapping("/hold-jobs/new")
    ModelAndView prepare(Ui ui, HoldJobForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("release", form.isRelease());
        model.put("which", form.which());
        model.put("chips", chips(ui, form.which()));
        model.put("preview", preview(ui, form));
        model.put("most", StartHoldJob.MOST_ORDERS);
        model.put(
                "people",
                owners.names().stream().map(each -> new Choice(each, each)).toList());
        model.put(
                "sites",
                sites.list().stream()
                        .map(each -> new Choice(each.code().value(), each.name()))
                        .toList());
        return new ModelAndView("console/orders/holdJobNew", model);
    }

    /** What narrows it down without a field of its own. */
    private static List<Chip> chips(Ui ui, Map<String, String> which) {
        var chips = new ArrayList<Chip>();
        which.forEach((name, value) -> {
            var words = switch (name) {
                case "view" ->
                    Map.entry(
                            ui.t("orders.views"),
                            ui.t("orders.view." + ListView.parse(value).word()));
                case "hold" -> Map.entry(ui.t("orders.filter.hold"), ui.t("orders.hold." + value));
                case "tag" -> Map.entry(ui.t("orders.filter.tag"), value);
                case "holdUnowned" -> Map.entry(ui.t("holds.filter.owner"), ui.t("orders.hold-owner.nobody"));
                case "holdRule" -> Map.entry(ui.t("holds.filter.rule"), value);
                case "holdOlder" -> Map.entry(ui.t("holds.filter.older"), ui.n("holds.days", Long.parseLong(value)));
                default -> null;
            };
            if (words != null) {
                chips.add(new Chip(words.getKey(), words.getValue(), ui.with(name, null)));
            }
        });
        return chips;
    }

    private @Nullable HoldJobPreview preview(Ui ui, HoldJobForm form) {
        try {
            return startHoldJob.preview(form.plan(ui, today(ui)));
        } catch (Invalid saysTooLittle) {
            return null;
        }
    }

    @PostMapping("/hold-jobs")
    String start(Ui ui, HoldJobForm form, RedirectAttributes redirect) {
        try {
            return started(ui, form.plan(ui, today(ui)), HoldJobForm.href(form.which()), redirect);
        } catch (Invalid invalid) {
            Flash.refused(ui.t(
                            "holdjobs.not-understood",
                            invalid.fields().getFirst().message()))
                    .on(redirect);
            return "redirect:" + HoldJobForm.href(form.which());
        }
    }

    @PostMapping("/hold-jobs/" + ID + "/undo")
    String undo(
            Ui ui,
            @PathVariable HoldJobId id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        return started(ui, HoldJobPlan.undo(id, Given.text(note)), "/hold-jobs/" + id, redirect);
    }

    private String started(Ui ui, HoldJobPlan plan, String back, RedirectAttributes redirect) {
        return switch (startHoldJob.handle(plan)) {
            case StartHoldJob.HoldJobStarted(var job) -> "redirect:/hold-jobs/" + job.id();
            case StartHoldJob.NoSuchOrder _ -> refused(ui.t("holdjobs.none-found"), back, redirect);
            case StartHoldJob.TooMany(int most) ->
                refused(ui.t("holdjobs.too-many", ui.quantity(most)), back, redirect);
            case StartHoldJob.NothingToUndo _ -> refused(ui.t("holdjobs.nothing-to-undo"), back, redirect);
        };
    }

    private static String refused(String why, String back, RedirectAttributes redirect) {
        Flash.refused(why).on(redirect);
        return "redirect:" + back;
    }

    @GetMapping("/hold-jobs/" + ID)
    ModelAndView show(
            Ui ui,
            @PathVariable HoldJobId id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletResponse response) {
        var job = jobs.get(id);
        if (ui.fragment() && job.state().isOver()) {
            // What was asked for is the progress alone; with the end of the work the buttons beside it change too.
            response.setHeader("HX-Refresh", "true");
        }
        var shown = Given.constant(HoldJobOrder.Outcome.class, outcome);
        var page = jobs.orders(id, shown, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("job", job);
        model.put("tabs", tabs(ui, job, shown));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("previous", page.previous());
        model.put("first", cursor == null);
        return new ModelAndView("console/orders/holdJob", model);
    }

    @GetMapping(path = "/hold-jobs/" + ID, params = "export")
    void export(
            Ui ui,
            @PathVariable HoldJobId id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam String export,
            HttpServletResponse response)
            throws IOException {
        var job = jobs.get(id);
        var shown = Given.constant(HoldJobOrder.Outcome.class, outcome);
        Export.<HoldJobOrder>of(ui, "hold-job")
                .column("#", HoldJobOrder::position)
                .column(ui.t("orders.number"), HoldJobOrder::orderNumber)
                .column(ui.t("holdjobs.outcome"), row -> HoldJobWords.outcome(ui, job, row.outcome()))
                .column(ui.t("holdjobs.why"), row -> HoldJobWords.why(ui, row))
                .column(ui.t("holdjobs.worked-at"), HoldJobOrder::workedAt)
                .write(export, response, request -> jobs.orders(id, shown, request));
    }

    @PostMapping("/hold-jobs/" + ID + "/cancellation")
    String cancel(Ui ui, @PathVariable HoldJobId id, RedirectAttributes redirect) {
        switch (cancelHoldJob.handle(id)) {
            case CancelHoldJob.HoldJobCancelled _ ->
                Flash.done(ui.t("holdjobs.cancelled")).on(redirect);
            case CancelHoldJob.AlreadyOver _ ->
                Flash.note(ui.t("holdjobs.over")).on(redirect);
        }
        return "redirect:/hold-jobs/" + id;
    }

    private static List<Tab> tabs(Ui ui, HoldJob job, HoldJobOrder.@Nullable Outcome shown) {
        var address = "/hold-jobs/" + job.id();
        return Stream.concat(
                        Stream.of(new Tab(ui.t("holdjobs.every"), address, (long) job.orders(), shown == null)),
                        Arrays.stream(HoldJobOrder.Outcome.values())
                                .map(each -> new Tab(
                                        HoldJobWords.outcome(ui, job, each),
                                        address + "?outcome=" + each,
                                        (long) count(job, each),
                                        each == shown)))
                .toList();
    }

    private static int count(HoldJob job, HoldJobOrder.Outcome outcome) {
        return switch (outcome) {
            case DONE -> job.done();
            case ALREADY -> job.already();
            case REFUSED -> job.refused();
        };
    }

    private LocalDate today(Ui ui) {
        return LocalDate.now(clock.withZone(ui.zone()));
    }
}
