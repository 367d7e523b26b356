package dev.baton.console.billing;

import dev.baton.billing.AuthorisationView;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.JournalEntry;
import dev.baton.billing.LedgerEntry;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.PaymentStatus;
import dev.baton.billing.RefundView;
import dev.baton.console.Choice;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How money looks and what is said of it. */
public final class MoneyWords {

    private static final String PLAIN = "\\d+(\\.\\d+|,\\d{1,2})?";
    private static final String GROUPED = "\\d{1,3}(,\\d{3})+\\.\\d{1,2}|\\d{1,3}(\\.\\d{3})+,\\d{1,2}";

    private MoneyWords() {}

    public static Tone tone(PaymentStatus status, boolean overdue) {
        if (overdue) {
            return Tone.URGENT;
        }
        return switch (status) {
            case PAID -> Tone.DONE;
            case UNPAID, PARTIALLY_PAID -> Tone.WAITING;
            case NOTHING_OWED -> Tone.NEUTRAL;
            case OVERPAID -> Tone.URGENT;
        };
    }

    public static String label(Ui ui, PaymentStatus status, boolean overdue) {
        return overdue ? ui.t("billing.overdue") : ui.t("orders.payment." + status);
    }

    public static String method(Ui ui, PaymentMethod method) {
        return ui.t("billing.method." + method);
    }

    static List<Choice> methods(Ui ui) {
        return Arrays.stream(PaymentMethod.values())
                .map(method -> new Choice(method.name(), method(ui, method)))
                .toList();
    }

    /** 66,250 millionths as 6.625 %. */
    public static String rate(Ui ui, int ppm) {
        var format = NumberFormat.getPercentInstance(ui.locale());
        format.setMaximumFractionDigits(4);
        return format.format(ppm / 1_000_000.0);
    }

    /** The ledger of an order with what was owed after each entry, oldest first. */
    static List<StatementLine> statement(BillingQueries billing, OrderId order) {
        var lines = new ArrayList<StatementLine>();
        for (var entry : billing.ledger(order)) {
            var before = lines.isEmpty()
                    ? Money.zero(entry.amount().currency())
                    : lines.getLast().balance();
            lines.add(new StatementLine(entry, href(entry), before.plus(entry.amount())));
        }
        return lines;
    }

    public static Tone tone(RefundView.State state) {
        return switch (state) {
            case PENDING -> Tone.WAITING;
            case SETTLED -> Tone.DONE;
            case FAILED -> Tone.URGENT;
        };
    }

    public static Tone tone(AuthorisationView card) {
        var trouble = card.trouble();
        if (trouble != null && trouble.declined()) {
            return Tone.URGENT;
        }
        return switch (card.state()) {
            case REQUESTED -> Tone.WAITING;
            case AUTHORISED -> trouble == null ? Tone.MOVING : Tone.WAITING;
            case CAPTURED -> Tone.DONE;
            case VOIDED -> Tone.NEUTRAL;
            case DECLINED, EXPIRED -> Tone.URGENT;
        };
    }

    /** How a card stands, or what is the matter with what was asked last. */
    public static String label(Ui ui, AuthorisationView card) {
        var trouble = card.trouble();
        if (trouble == null || card.state() == AuthorisationView.State.DECLINED) {
            return ui.t("billing.card." + card.state());
        }
        return ui.t((trouble.declined() ? "billing.card.trouble." : "billing.card.waiting.") + trouble.action());
    }

    public static @Nullable String problem(AuthorisationView card) {
        var trouble = card.trouble();
        return card.problem() != null || trouble == null ? card.problem() : trouble.problem();
    }

    /** Where the document of a journal entry is. */
    public static String href(JournalEntry entry) {
        return switch (entry.kind()) {
            case CHARGE -> "/invoices/" + entry.documentNumber();
            case CREDIT -> "/credits/" + entry.documentNumber();
            case PAYMENT -> "/payments/" + entry.documentNumber();
            case REFUND, SETTLEMENT -> "/refunds/" + entry.documentNumber();
        };
    }

    private static String href(LedgerEntry entry) {
        return switch (entry.kind()) {
            case CHARGE -> "/invoices/" + entry.documentNumber();
            case CREDIT -> "/credits/" + entry.documentNumber();
            case PAYMENT -> "/payments/" + entry.documentNumber();
            case REFUND -> "/refunds/" + entry.documentNumber();
        };
    }

    /** An amount as people type it: {@code 1,234.50}, {@code 1.234,50} and {@code $12} too; what could be two amounts is none. */
    static Optional<Money> amount(String typed, String currency) {
        return amountOrNothing(typed, currency).filter(Money::isPositive);
    }

    /** As {@link #amount}, and nothing is an amount, too. */
    public static Optional<Money> amountOrNothing(String typed, String currency) {
        var text = typed.replaceAll("[\\s\\p{Sc}]", "");
        if (!text.matches(PLAIN) && !text.matches(GROUPED)) {
            return Optional.empty();
        }
        int decimal = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        var plain = decimal < 0
                ? text
                : text.substring(0, decimal).replaceAll("[.,]", "") + "." + text.substring(decimal + 1);
        try {
            return Optional.of(Money.parse(plain, currency));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
