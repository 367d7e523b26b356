package dev.baton.billing;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.baton.platform.company.Companies;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The journal of a day, in the zone of the company's books. */
@Service
@Transactional(readOnly = true)
public class JournalQueries {

    private final Journal journal;
    private final Companies companies;
    private final Clock clock;

    JournalQueries(Journal journal, Companies companies, Clock clock) {
        this.journal = journal;
        this.companies = companies;
        this.clock = clock;
    }

    /** Oldest first. */
    public Page<JournalEntry> entries(LocalDate day, PageRequest request) {
        return journal.entries(start(day), start(day.plusDays(1)), request);
    }

    /** By account and currency; debits and credits of each currency sum to the same. */
    public List<JournalTotal> totals(LocalDate day) {
        return journal.totals(start(day), start(day.plusDays(1)));
    }

    /** Every account, as the merchant calls it. */
    public List<ChartAccount> chart() {
        return List.copyOf(journal.chart().values());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public ZoneId zone() {
        return companies.current().zone();
    }

    /** One row a posting, with a line of headings; amounts with a decimal point. */
    public String csv(LocalDate day) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "date",
                    "time",
                    "document",
                    "kind",
                    "part",
                    "order",
                    "customer",
                    "account",
                    "name",
                    "debit",
                    "credit",
                    "currency");
            String cursor = null;
            do {
                var page = entries(day, PageRequest.of(PageRequest.MOST, cursor));
                page.data().forEach(entry -> write(csv, day, entry));
                cursor = page.next();
            } while (cursor != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, LocalDate day, JournalEntry entry) {
        var customer = entry.customer();
        for (var posting : entry.postings()) {
            csv.writeRecord(
                    day.toString(),
                    entry.at().toString(),
                    entry.documentNumber(),
                    entry.kind().name(),
                    Integer.toString(entry.part()),
                    entry.orderNumber(),
                    customer == null ? "" : customer.value(),
                    posting.code(),
                    posting.name(),
                    amount(posting.debit()),
                    amount(posting.credit()),
                    entry.currency());
        }
    }

    private static String amount(Money money) {
        return money.isZero() ? "" : money.amount();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }
}
