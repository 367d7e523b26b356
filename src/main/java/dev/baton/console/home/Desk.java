package dev.baton.console.home;

import dev.baton.console.Ui;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whose work the first page shows. */
public enum Desk {
    ORDERS("orders:read", "orders:write"),
    MANAGEMENT("orders:read", "people:read"),
    WAREHOUSE("fulfilment:read", "fulfilment:write"),
    FINANCE("invoices:read", "payments:write");

    private final String sees;
    private final String works;

    Desk(String sees, String works) {
        this.sees = sees;
        this.works = works;
    }

    /** The one that is asked for, else the one at which this person works. */
    static Desk of(Ui ui, String asked) {
        var open = open(ui);
        return open.stream()
                .filter(desk -> desk.word().equals(asked))
                .findFirst()
                .orElseGet(() -> open.stream()
                        .filter(desk -> ui.may(desk.works))
                        .reduce((first, second) -> first == ORDERS && second == MANAGEMENT ? second : first)
                        .orElse(open.isEmpty() ? ORDERS : open.getFirst()));
    }

    /** Those of which this person may see anything; figures of a whole company only for those who see all of it. */
    static List<Desk> open(Ui ui) {
        return Arrays.stream(values())
                .filter(desk -> ui.may(desk.sees))
                .filter(desk -> ui.within().seesAll() || desk == ORDERS || desk == WAREHOUSE)
                .toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
