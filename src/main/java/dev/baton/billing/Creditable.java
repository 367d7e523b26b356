package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an order was invoiced for and what has been credited of it. It decides what a credit memo comes to.
 *
 * <p>The goods and the shipping of an invoice line are followed by a running count each, so credits of some units now and the
 * others later sum to the invoice, to the cent, in whatever portions they come.
 *
 * @param invoices oldest first
 * @param owed what is invoiced and neither paid nor credited; negative when the customer has paid ahead
 */
record Creditable(
        OrderId order, String currency, boolean taxIncluded, List<Line> lines, List<InvoiceLeft> invoices, long owed) {

    /**
     * @param money of all units billed
     * @param credited units of which the goods are credited
     * @param shippingCredited units of which the shipping is
     */
    record Line(
            InvoiceId invoice,
            String invoiceNumber,
            LineId id,
            int number,
            Sku sku,
            String name,
            long unitPrice,
            long billed,
            LineMoney money,
            long credited,
            long shippingCredited) {

        long left() {
            return billed - credited;
        }

        /** What {@code units} more come to. */
        LineMoney part(long units, boolean withShipping) {
            var goods = money.goods().part(credited, units, billed);
            return withShipping ? goods.plus(money.carriage().part(shippingCredited, units, billed)) : goods;
        }

        Line credit(long units, boolean withShipping) {
            return new Line(
                    invoice,
                    invoiceNumber,
                    id,
                    number,
                    sku,
                    name,
                    unitPrice,
                    billed,
                    money,
                    credited + units,
                    shippingCredited + (withShipping ? units : 0));
        }
    }

    record InvoiceLeft(InvoiceId invoice, long charged, long credited) {

        /** Never less than nothing, though a credit for other lines may have reached it. */
        long left() {
            return Math.max(0, charged - credited);
        }
    }

    private record Key(InvoiceId invoice, LineId line) {}

    sealed interface Decision
            permits CreditMemo,
                    IssueCreditMemo.MoreThanInvoiced,
                    IssueCreditMemo.MoreUnitsThanInvoiced,
                    IssueCreditMemo.DeductionsExceedCredit {}

    Creditable {
        lines = List.copyOf(lines);
        invoices = List.copyOf(invoices);
    }

    /** What may be credited in all, in whatever way. */
    Money most() {
        long charged = invoices.stream().mapToLong(InvoiceLeft::charged).sum();
        long credited = invoices.stream().mapToLong(InvoiceLeft::credited).sum();
        return Money.of(charged - credited, currency);
    }

    /** What may be credited for that reason: nobody gives up what is not owed. */
    private Money most(CreditReason reason) {
        return reason == CreditReason.WRITE_OFF
                ? Money.of(Math.max(0, Math.min(owed, most().minor())), currency)
                : most();
    }

    Decision credit(IssueCreditMemo.Command command) {
        var left = new HashMap<Key, Line>();
        lines.forEach(line -> left.put(new Key(line.invoice(), line.id()), line));
        var beyond = beyond(command, left);
        if (!beyond.isEmpty()) {
            return new IssueCreditMemo.MoreUnitsThanInvoiced(order, beyond);
        }
        var credited = new ArrayList<CreditMemo.Line>();
        for (var asked : command.lines()) {
            var line = Optional.ofNullable(left.get(new Key(asked.invoice(), asked.line())))
                    .orElseThrow();
            credited.add(CreditMemo.Line.of(line, asked.quantity(), asked.withShipping()));
            left.put(new Key(asked.invoice(), asked.line()), line.credit(asked.quantity(), asked.withShipping()));
        }
        var sums =
                credited.stream().map(CreditMemo.Line::money).reduce(LineMoney.nothing(taxIncluded), LineMoney::plus);
        long flat = command.flat() == null ? 0 : command.flat().minor();
        long deducted = command.deductions().stream()
                .mapToLong(deduction -> deduction.amount().minor())
                .sum();
        if (deducted > sums.total() + flat) {
            return new IssueCreditMemo.DeductionsExceedCredit(order, Money.of(sums.total() + flat, currency));
        }
        long total = sums.total() + flat - deducted;
        var most = most(command.reason());
        if (total > most.minor() || invoices.isEmpty()) {
            return new IssueCreditMemo.MoreThanInvoiced(order, most);
        }
        return new CreditMemo(
                CreditMemoId.next(), command, currency, sums, credited, flat, deducted, total, shares(credited, total));
    }

    private static List<IssueCreditMemo.UnitsLeft> beyond(IssueCreditMemo.Command command, Map<Key, Line> left) {
        var asked = new HashMap<Key, Long>();
        command.lines().forEach(line -> asked.merge(new Key(line.invoice(), line.line()), line.quantity(), Long::sum));
        var beyond = new ArrayList<IssueCreditMemo.UnitsLeft>();
        asked.forEach((key, quantity) -> {
            var line = left.get(key);
            long possible = line == null ? 0 : line.left();
            if (quantity > possible) {
                beyond.add(new IssueCreditMemo.UnitsLeft(key.invoice(), key.line(), possible, quantity));
            }
        });
        return beyond;
    }

    /** What of the total stands against which invoice: by what is credited of its lines, or oldest first. */
    private List<CreditMemo.Share> shares(List<CreditMemo.Line> credited, long total) {
        var shares = new ArrayList<CreditMemo.Share>();
        if (credited.isEmpty()) {
            long rest = total;
            for (var invoice : invoices) {
                long share = Math.min(rest, invoice.left());
                rest -= share;
                if (share > 0) {
                    shares.add(new CreditMemo.Share(invoice.invoice(), share));
                }
            }
            return shares.isEmpty()
                    ? List.of(new CreditMemo.Share(invoices.getFirst().invoice(), 0))
                    : shares;
        }
        var invoiced =
                credited.stream().map(CreditMemo.Line::invoice).distinct().toList();
        var weights = invoiced.stream()
                .mapToLong(invoice -> credited.stream()
                        .filter(line -> line.invoice().equals(invoice))
                        .mapToLong(line -> line.money().total())
                        .sum())
                .toArray();
        var amounts = Split.byWeight(total, weights);
        for (int i = 0; i < amounts.length; i++) {
            shares.add(new CreditMemo.Share(invoiced.get(i), amounts[i]));
        }
        return shares;
    }
}
