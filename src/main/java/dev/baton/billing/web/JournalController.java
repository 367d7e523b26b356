package dev.baton.billing.web;

import dev.baton.billing.ChartAccount;
import dev.baton.billing.DefineChartAccount;
import dev.baton.billing.JournalAccount;
import dev.baton.billing.JournalEntry;
import dev.baton.billing.JournalQueries;
import dev.baton.billing.JournalTotal;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("invoices")
@Tag(name = "journal", description = "Double entry for accounting, read from the documents")
class JournalController {

    record ChartBody(
            @NotBlank @Size(max = 40) String code,
            @NotBlank @Size(max = 200) String name) {}

    private final JournalQueries journal;
    private final DefineChartAccount defineChartAccount;

    JournalController(JournalQueries journal, DefineChartAccount defineChartAccount) {
        this.journal = journal;
        this.defineChartAccount = defineChartAccount;
    }

    @GetMapping("/journal")
    @Operation(
            summary = "List the journal entries of a day, oldest first",
            description =
                    "A day in the time zone of the company's books; today when left out. Debits equal credits in every entry.")
    Page<JournalEntry> entries(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return journal.entries(on == null ? journal.today() : on, PageRequest.of(limit, cursor));
    }

    @GetMapping("/journal/totals")
    @Operation(summary = "Read what moved on each account in a day")
    Page<JournalTotal> totals(@RequestParam(required = false) @Nullable LocalDate on) {
        return new Page<>(journal.totals(on == null ? journal.today() : on), null);
    }

    @GetMapping(path = "/journal/csv", produces = "text/csv")
    @Operation(summary = "Export the journal of a day", description = "One row a posting, with a line of headings.")
    ResponseEntity<String> csv(@RequestParam(required = false) @Nullable LocalDate on) {
        var day = on == null ? journal.today() : on;
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("journal-" + day + ".csv")
                                .build()
                                .toString())
                .body(journal.csv(day));
    }

    @GetMapping("/journal-accounts")
    @Operation(summary = "List the accounts that money moves between, as your books call them")
    Page<ChartAccount> chart() {
        return new Page<>(journal.chart(), null);
    }

    @PutMapping("/journal-accounts/{account}")
    @Operation(summary = "Say what your books call an account")
    ChartAccount define(@PathVariable JournalAccount account, @Valid @RequestBody ChartBody body) {
        return defineChartAccount.handle(
                new ChartAccount(account, body.code().strip(), body.name().strip()));
    }
}
