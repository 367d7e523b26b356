package dev.baton.console.billing;

import dev.baton.billing.JournalQueries;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The journal of a day: what moved on each account, every entry, and the file for accounting. */
@Controller
@Access("invoices")
class JournalScreen {

    private final JournalQueries journal;

    JournalScreen(JournalQueries journal) {
        this.journal = journal;
    }

    @GetMapping("/journal")
    ModelAndView show(
            Ui ui,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(required = false) @Nullable String cursor) {
        var today = journal.today();
        var day = Objects.requireNonNullElse(MoneyWords.day(on), today);
        var page = journal.entries(day, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("day", day);
        model.put("today", today);
        model.put("zone", journal.zone());
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("totals", journal.totals(day));
        return new ModelAndView("console/billing/journal", model);
    }

    @GetMapping("/journal/csv")
    ResponseEntity<String> csv(@RequestParam(defaultValue = "") String on) {
        var day = Objects.requireNonNullElse(MoneyWords.day(on), journal.today());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("journal-" + day + ".csv")
                                .build()
                                .toString())
                .body(journal.csv(day));
    }
}
