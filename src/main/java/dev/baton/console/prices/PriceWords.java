package dev.baton.console.prices;

import dev.baton.console.Tab;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How prices, taxes and charges are spoken of. */
public final class PriceWords {

    /** The parts of this corner of the console. */
    enum Part {
        LISTS,
        TAXES,
        CHARGES
    }

    private PriceWords() {}

    static List<Tab> tabs(Ui ui, Part shown) {
        return List.of(
                new Tab(ui.t("prices.lists"), "/prices", null, shown == Part.LISTS),
                new Tab(ui.t("prices.taxes"), "/prices/taxes", null, shown == Part.TAXES),
                new Tab(ui.t("prices.charges"), "/prices/charges", null, shown == Part.CHARGES));
    }

    /** Whether something holds on a day. */
    public static String state(Ui ui, LocalDate today, LocalDate from, @Nullable LocalDate to) {
        return ui.t(
                today.isBefore(from)
                        ? "prices.state.later"
                        : to != null && today.isAfter(to) ? "prices.state.over" : "prices.state.now");
    }

    public static Tone tone(LocalDate today, LocalDate from, @Nullable LocalDate to) {
        return today.isBefore(from) ? Tone.WAITING : to != null && today.isAfter(to) ? Tone.NEUTRAL : Tone.DONE;
    }
}
