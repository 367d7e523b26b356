package dev.baton.billing;

import dev.baton.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a credit memo would come to.
 *
 * @param money of its lines
 * @param most what may be credited of the order in all
 * @param refusal why it would not be issued; null when it would
 * @param needsApproval whether somebody else would have to agree
 */
public record CreditPreview(
        InvoiceView.Amounts money,
        List<Line> lines,
        Money deducted,
        Money total,
        Money most,
        IssueCreditMemo.@Nullable Outcome refusal,
        boolean needsApproval) {

    /** In the order asked. */
    public record Line(IssueCreditMemo.Line asked, InvoiceView.Amounts money) {}

    public CreditPreview {
        lines = List.copyOf(lines);
    }
}
