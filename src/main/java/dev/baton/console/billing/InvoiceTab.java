package dev.baton.console.billing;

import dev.baton.billing.InvoiceFilter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tab of the list of invoices: how far they are paid. */
public enum InvoiceTab {
    ALL(null),
    OPEN(InvoiceFilter.State.OPEN),
    OVERDUE(InvoiceFilter.State.OVERDUE),
    PAID(InvoiceFilter.State.PAID);

    private final InvoiceFilter.@Nullable State state;

    InvoiceTab(InvoiceFilter.@Nullable State state) {
        this.state = state;
    }

    static InvoiceTab parse(String word) {
        return Arrays.stream(values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElse(ALL);
    }

    InvoiceFilter.@Nullable State state() {
        return state;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String href() {
        return this == ALL ? "/invoices" : "/invoices?view=" + word();
    }
}
