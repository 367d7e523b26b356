package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.orders.LineId;
import dev.baton.platform.money.Money;
import java.util.List;

/**
 * A credit memo that is about to be issued; it gets its number as the last thing before it is written.
 *
 * @param sums of its lines
 * @param flat without lines, in minor units
 * @param shares what of the total stands against which invoice; they sum to it
 */
record CreditMemo(
        CreditMemoId id,
        IssueCreditMemo.Command command,
        String currency,
        LineMoney sums,
        List<Line> lines,
        long flat,
        long deducted,
        long total,
        List<Share> shares)
        implements Creditable.Decision {

    record Line(
            InvoiceId invoice,
            LineId line,
            int number,
            Sku sku,
            String name,
            long quantity,
            boolean withShipping,
            long unitPrice,
            LineMoney money) {

        static Line of(Creditable.Line line, long quantity, boolean withShipping) {
            return new Line(
                    line.invoice(),
                    line.id(),
                    line.number(),
                    line.sku(),
                    line.name(),
                    quantity,
                    withShipping,
                    line.unitPrice(),
                    line.part(quantity, withShipping));
        }
    }

    record Share(InvoiceId invoice, long amount) {}

    CreditMemo {
        lines = List.copyOf(lines);
        shares = List.copyOf(shares);
    }

    Money money() {
        return Money.of(total, currency);
    }
}
