package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.network.HandlingClass;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the screens name what the catalog knows. */
public final class ItemWords {

    private ItemWords() {}

    public static String status(Ui ui, Item item) {
        return status(ui, item.status());
    }

    public static String status(Ui ui, Item.Status status) {
        return ui.t("items.status." + status.name().toLowerCase(Locale.ROOT));
    }

    public static Tone tone(Item item) {
        return switch (item.status()) {
            case ACTIVE -> Tone.DONE;
            case DRAFT -> Tone.WAITING;
            case DISCONTINUED -> Tone.NEUTRAL;
        };
    }

    public static String handling(Ui ui, HandlingClass handlingClass) {
        return ui.t("items.handling." + handlingClass.name().toLowerCase(Locale.ROOT));
    }

    public static String handlingIcon(HandlingClass handlingClass) {
        return switch (handlingClass) {
            case STANDARD -> "box";
            case FOOD_SAFE -> "leaf";
            case FRAGILE -> "glass-full";
            case COLD -> "snowflake";
        };
    }

    /** Grams, or kilograms from one on. */
    public static String weight(Ui ui, long grams) {
        if (grams < 1000) {
            return ui.quantity(grams) + " g";
        }
        var kilograms = String.format(ui.locale(), "%,.3f", grams / 1000.0);
        return kilograms.replaceFirst("([.,]\\d*?)0+$", "$1").replaceFirst("[.,]$", "") + " kg";
    }

    public static String country(Ui ui, @Nullable String code) {
        return code == null ? "" : Locale.of("", code).getDisplayCountry(ui.locale());
    }

    /** The status that an address names; null when it names none. */
    static Item.@Nullable Status status(@Nullable String text) {
        return Arrays.stream(Item.Status.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
