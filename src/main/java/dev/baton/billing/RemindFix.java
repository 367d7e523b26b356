package dev.baton.billing;

import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the dunning letter of an overdue invoice that is due. */
@Component
@Order(0)
class RemindFix implements Fix {

    private final BillingQueries billing;
    private final IssueDunningLetter issueDunningLetter;

    RemindFix(BillingQueries billing, IssueDunningLetter issueDunningLetter) {
        this.billing = billing;
        this.issueDunningLetter = issueDunningLetter;
    }

    @Override
    public String code() {
        return "REMIND";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(InvoiceDwellStates.OVERDUE);
    }

    @Override
    public String permission() {
        return "invoices:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return billing.overdue(idOf(item))
                .filter(late -> late.nextLevel() > 0)
                .<Preview>map(late -> new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-remind",
                                late.nextLevel(),
                                late.customerName(),
                                late.open(),
                                late.daysOverdue())),
                        List.of(),
                        false))
                .orElseGet(() -> new NotNow(Sentence.of("worklist.fix.no-letter-due")));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (issueDunningLetter.handle(idOf(item))) {
            case DunningLetterIssued letter ->
                new Done(Sentence.of("worklist.fix.reminded", letter.number(), letter.level()), true, null);
            case IssueDunningLetter.NotDue _ -> new Refused(Sentence.of("worklist.fix.no-letter-due"));
        };
    }

    private static InvoiceId idOf(WorkItem item) {
        return new InvoiceId(item.subject().id());
    }
}
