package dev.baton.console.worklist;

import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.notes.PresenceQueries;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import dev.baton.worklist.ClaimWork;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.Severity;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItemId;
import dev.baton.worklist.WorkQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people must look at, by when it is due. */
@Controller
@Access("worklist")
@WithinScope(WorkItemId.class)
class WorklistScreen {

    private final Within within;
    private final WorkQueries worklist;
    private final ClaimWork claimWork;
    private final PresenceQueries presence;
    private final Clock clock;

    WorklistScreen(WorkQueries worklist, ClaimWork claimWork, PresenceQueries presence, Clock clock, Within within) {
        this.within = within;
        this.worklist = worklist;
        this.claimWork = claimWork;
        this.presence = presence;
        this.clock = clock;
    }

    /** What the address asks for. */
    record Asked(
            @Nullable String view,
            @Nullable String q,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String cause,
            @Nullable String owner,
            @Nullable String by) {

        WorklistTab tab() {
            return WorklistTab.parse(word(view));
        }

        Optional<Grouping> grouping() {
            return Grouping.parse(word(by));
        }

        static String word(@Nullable String given) {
            return given == null ? "" : given.strip();
        }

        @Nullable
        Severity least() {
            return Arrays.stream(Severity.values())
                    .filter(each -> each.name().equals(severity))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping(path = "/worklist", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = filter(asked);
        Export.<WorkItem>of(ui, "worklist")
                .column(ui.t("worklist.kind"), item -> WorkPhrases.kind(ui, item.kind()))
                .column(ui.t("worklist.wrong"), item -> WorkPhrases.text(ui, item.wrong()))
                .column(ui.t("worklist.severity"), item -> ui.t("worklist.severity." + item.severity()))
                .column(
                        ui.t("worklist.order"),
                        item -> item.order() == null
                                ? item.subject().label()
                                : item.order().number())
                .column(
                        ui.t("worklist.customer"),
                        item -> item.order() == null ? null : item.order().customerName())
                .column(ui.t("worklist.at-risk"), WorkItem::atRisk)
                .column(ui.t("worklist.promise"), WorkItem::promisedOn)
                .column(ui.t("worklist.raised"), WorkItem::raisedAt)
                .column(ui.t("worklist.due"), WorkItem::dueAt)
                .column(ui.t("worklist.owner"), WorkItem::owner)
                .column(ui.t("worklist.closed"), WorkItem::closedAt)
                .column(ui.t("worklist.cause"), WorkItem::cause)
                .write(export, response, request -> worklist.list(filter, request));
    }

    @GetMapping("/worklist")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var filter = filter(asked);
        var tab = asked.tab();
        var page = worklist.list(filter, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("tab", tab);
        model.put("tabs", tabs(ui, tab, asked.grouping()));
        model.put("kinds", kinds(ui, filter, Asked.word(asked.kind())));
        model.put("rows", page.data());
        model.put(
                "parts",
                asked.grouping()
                        .map(grouping -> grouping.of(ui, page.data()))
                        .orElseGet(() -> Grouping.none(page.data())));
        model.put("by", asked.grouping().map(Grouping::word).orElse(""));
        model.put("present", ui.may("orders:read") ? present(page.data()) : Map.of());
        model.put("next", page.next());
        model.put("previous", page.previous());
        model.put("first", cursor == null);
        model.put("q", Asked.word(asked.q()));
        var causes = worklist.causes();
        model.put("chips", chips(ui, asked, causes));
        model.put("keep", keep(asked));
        model.put(
                "severity",
                asked.least() == null
                        ? ""
                        : Objects.requireNonNull(asked.least()).name());
        model.put("causes", causes);
        model.put("now", clock.instant());
        return new ModelAndView("console/worklist/list", model);
    }

    @PostMapping("/worklist/claims")
    String claim(
            Ui ui,
            @RequestParam(defaultValue = "") List<WorkItemId> selected,
            @RequestParam(defaultValue = "/worklist?view=mine") String back,
            RedirectAttributes redirect) {
        var claimed = claimWork.handle(within.keep(WorkItemId.class, selected));
        if (!claimed.claimed().isEmpty()) {
            Flash.done(ui.n("worklist.claimed", claimed.claimed().size())).on(redirect);
        }
        if (!claimed.taken().isEmpty()) {
            Flash.note(ui.t(
                            "worklist.taken",
                            ui.quantity(claimed.taken().size()),
                            String.valueOf(claimed.taken().getFirst().owner())))
                    .on(redirect);
        }
        if (!claimed.closed().isEmpty()) {
            Flash.note(ui.n("worklist.closed-meanwhile", claimed.closed().size()))
                    .on(redirect);
        }
        return "redirect:" + (back.startsWith("/worklist") ? back : "/worklist");
    }

    private WorkFilter filter(Asked asked) {
        var tab = asked.tab().filter(Caller.current().name(), clock.instant());
        var kind = Asked.word(asked.kind());
        var cause = Asked.word(asked.cause());
        return new WorkFilter(
                tab.state(),
                kind.isEmpty() ? List.of() : List.of(kind),
                tab.owner() == null ? Given.text(asked.owner()) : tab.owner(),
                tab.unowned(),
                tab.escalated(),
                tab.pausedAt(),
                asked.least(),
                tab.dueBefore(),
                null,
                cause.isEmpty() ? null : cause,
                asked.q());
    }

    /** Who else has the orders of these items open now, in words, by order. */
    private Map<UUID, String> present(List<WorkItem> items) {
        var orders = items.stream()
                .flatMap(item -> Stream.ofNullable(item.order()))
                .map(order -> new OrderId(order.id()))
                .distinct()
                .toList();
        return presence.others(orders).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), each -> String.join(", ", each.getValue())));
    }

    private List<Tab> tabs(Ui ui, WorklistTab shown, Optional<Grouping> by) {
        return Arrays.stream(WorklistTab.values())
                .map(tab -> new Tab(
                        ui.t("worklist.view." + tab.word()),
                        by.map(grouping -> tab.href() + (tab == WorklistTab.ALL ? "?" : "&") + "by=" + grouping.word())
                                .orElse(tab.href()),
                        tab == WorklistTab.CLOSED
                                ? null
                                : worklist.count(tab.filter(Caller.current().name(), clock.instant()))
                                        .number(),
                        tab == shown))
                .toList();
    }

    private List<WorkKindLink> kinds(Ui ui, WorkFilter filter, String chosen) {
        var counts = worklist.countsByKind(filter);
        if (counts.size() < 2 && chosen.isEmpty()) {
            return List.of();
        }
        var links = new ArrayList<WorkKindLink>();
        links.add(new WorkKindLink(
                ui.t("worklist.every-kind"),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                ui.with("kind", null),
                chosen.isEmpty()));
        counts.forEach((kind, count) -> links.add(
                new WorkKindLink(WorkPhrases.kind(ui, kind), count, ui.with("kind", kind), kind.equals(chosen))));
        return links;
    }

    private static List<Chip> chips(Ui ui, Asked asked, List<RootCause> causes) {
        var chips = new ArrayList<Chip>();
        var severity = asked.least();
        if (severity != null) {
            chips.add(new Chip(
                    ui.t("worklist.severity"), ui.t("worklist.severity." + severity), ui.with("severity", null)));
        }
        var cause = Asked.word(asked.cause());
        if (!cause.isEmpty()) {
            chips.add(new Chip(ui.t("worklist.cause"), WorkPhrases.cause(ui, causes, cause), ui.with("cause", null)));
        }
        var owner = Asked.word(asked.owner());
        if (!owner.isEmpty()) {
            chips.add(new Chip(ui.t("worklist.owner"), owner, ui.with("owner", null)));
        }
        asked.grouping()
                .ifPresent(grouping -> chips.add(
                        new Chip(ui.t("worklist.by"), ui.t("worklist.by." + grouping.word()), ui.with("by", null))));
        return chips;
    }

    private static Map<String, String> keep(Asked asked) {
        var keep = new LinkedHashMap<String, String>();
        if (asked.tab() != WorklistTab.ALL) {
            keep.put("view", asked.tab().word());
        }
        if (!Asked.word(asked.kind()).isEmpty()) {
            keep.put("kind", Asked.word(asked.kind()));
        }
        if (!Asked.word(asked.cause()).isEmpty()) {
            keep.put("cause", Asked.word(asked.cause()));
        }
        if (!Asked.word(asked.owner()).isEmpty()) {
            keep.put("owner", Asked.word(asked.owner()));
        }
        return keep;
    }
}
