package dev.baton.console.billing;

import dev.baton.billing.ChartAccount;
import dev.baton.billing.DefineChartAccount;
import dev.baton.billing.JournalQueries;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The journal of a day: what moved on each account, every entry, and the file for accounting. */
@Controller
@Access("invoices")
class JournalScreen {

    private static final int CODE_MAX = 40;
    private static final int NAME_MAX = 200;

    private final JournalQueries journal;
    private final DefineChartAccount defineChartAccount;

    JournalScreen(JournalQueries journal, DefineChartAccount defineChartAccount) {
        this.journal = journal;
        this.defineChartAccount = defineChartAccount;
    }

    @GetMapping("/journal")
    ModelAndView show(
            Ui ui,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(required = false) @Nullable String cursor) {
        var today = journal.today();
        var day = Objects.requireNonNullElse(Given.day(on), today);
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
        var day = Objects.requireNonNullElse(Given.day(on), journal.today());
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

    /** What the house calls each account in its books. */
    @GetMapping("/journal/accounts")
    ModelAndView accounts() {
        var form = TypedForm.empty();
        journal.chart()
                .forEach(account -> form.put("code-" + account.account(), account.code())
                        .put("name-" + account.account(), account.name()));
        return accounts(form);
    }

    @PostMapping("/journal/accounts")
    ModelAndView rename(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var renamed = new ArrayList<ChartAccount>();
        for (var before : journal.chart()) {
            var code = form.value("code-" + before.account());
            var name = form.value("name-" + before.account());
            form.require(
                    !code.isEmpty() && code.length() <= CODE_MAX,
                    "code-" + before.account(),
                    ui.t("billing.accounts.wrong"));
            form.require(
                    !name.isEmpty() && name.length() <= NAME_MAX,
                    "name-" + before.account(),
                    ui.t("billing.accounts.wrong"));
            var after = new ChartAccount(before.account(), code, name);
            if (!after.equals(before)) {
                renamed.add(after);
            }
        }
        if (!form.isRight()) {
            var page = accounts(form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        renamed.forEach(defineChartAccount::handle);
        Flash.done(ui.n("billing.accounts.saved", renamed.size())).on(redirect);
        return new ModelAndView("redirect:/journal/accounts");
    }

    private static ModelAndView accounts(TypedForm form) {
        return new ModelAndView("console/billing/accounts", Map.of("form", form));
    }
}
