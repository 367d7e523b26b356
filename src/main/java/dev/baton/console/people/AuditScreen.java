package dev.baton.console.people;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.audit.CheckAudit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who changed what, when, from what, to what. */
@Controller
@Access("audit")
class AuditScreen {

    private final Audit audit;
    private final CheckAudit checkAudit;

    AuditScreen(Audit audit, CheckAudit checkAudit) {
        this.audit = audit;
        this.checkAudit = checkAudit;
    }

    /** What the address asks for. */
    record Asked(String q, String who, String kind, String from, String to) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
            who = Objects.requireNonNullElse(who, "");
            kind = Objects.requireNonNullElse(kind, "");
            from = Objects.requireNonNullElse(from, "");
            to = Objects.requireNonNullElse(to, "");
        }

        /** The filters that are understood; an empty one is none. */
        Map<String, String> filters() {
            var filters = new LinkedHashMap<String, String>();
            filters.put("who", who);
            filters.put("kind", kind);
            filters.put("from", Given.day(from) == null ? "" : from.strip());
            filters.put("to", Given.day(to) == null ? "" : to.strip());
            return filters;
        }

        Audit.Filter filter(Ui ui) {
            return new Audit.Filter(
                    who,
                    kind,
                    null,
                    q.strip(),
                    start(Given.day(from), ui.zone()),
                    start(next(Given.day(to)), ui.zone()));
        }
    }

    @GetMapping(path = "/audit", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = asked.filter(ui);
        Export.<Audit.Entry>of(ui, "audit")
                .column(ui.t("export.when"), Audit.Entry::at)
                .column(ui.t("people.filter.who"), Audit.Entry::actor)
                .column(ui.t("people.filter.kind"), entry -> PeopleWords.kind(ui, entry.subjectType()))
                .column(ui.t("export.subject"), PeopleWords::subject)
                .column(ui.t("export.action"), entry -> PeopleWords.action(ui, entry.action()))
                .column(ui.t("export.before"), Audit.Entry::before)
                .column(ui.t("export.after"), Audit.Entry::after)
                .column(ui.t("people.audit.number"), Audit.Entry::sequence)
                .column(ui.t("people.audit.hash"), Audit.Entry::hash)
                .write(export, response, request -> audit.list(filter, request));
    }

    @GetMapping("/audit")
    ModelAndView list(Ui ui, Asked wish, @RequestParam(required = false) @Nullable String cursor) {
        var asked = wish.filters();
        var page = audit.list(wish.filter(ui), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data().stream().map(AuditRow::of).toList());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", wish.q());
        model.put("asked", asked);
        model.put("head", audit.head().filter(head -> head.sequence() > 0).orElse(null));
        model.put("chips", chips(ui, asked));
        model.put(
                "actors",
                audit.actors().stream().map(name -> new Choice(name, name)).toList());
        model.put(
                "kinds",
                audit.subjectTypes().stream()
                        .map(type -> new Choice(type, PeopleWords.kind(ui, type)))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
        return new ModelAndView("console/people/audit", model);
    }

    @GetMapping("/audit/check")
    ModelAndView check(
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String hash) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("number", number.strip());
        model.put("hash", hash.strip());
        var noted = number(number);
        boolean incomplete = hash.isBlank() != number.isBlank() || (noted == null && !number.isBlank());
        model.put("incomplete", incomplete);
        boolean asks = !incomplete && noted != null;
        var from = number(after);
        model.put(
                "checked",
                checkAudit.handle(new CheckAudit.Command(
                        from == null ? 0 : from, CheckAudit.MOST, asks ? noted : null, asks ? hash.strip() : null)));
        return new ModelAndView("console/people/auditCheck", model);
    }

    /** People copy numbers as they see them. */
    private static @Nullable Long number(String text) {
        var digits = text.replaceAll("[\\s.,\u00a0\u202f]", "");
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : null;
    }

    @GetMapping("/audit/{entry}")
    ModelAndView show(@PathVariable UUID entry) {
        return new ModelAndView("console/people/auditEntry", Map.of("row", AuditRow.of(audit.get(entry))));
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isBlank()) {
                var day = Given.day(value);
                var words = what.equals("kind") ? PeopleWords.kind(ui, value) : day == null ? value : ui.date(day);
                chips.add(new Chip(ui.t("people.filter." + what), words, ui.with(what, null)));
            }
        });
        return chips;
    }

    private static @Nullable LocalDate next(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
