package dev.baton.console.sites;

import dev.baton.console.Choice;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the screens name what is known about sites. */
public final class SiteWords {

    private SiteWords() {}

    public static String type(Ui ui, Site.Type type) {
        return ui.t("sites.type." + type.name().toLowerCase(Locale.ROOT));
    }

    public static String icon(Site.Type type) {
        return switch (type) {
            case WAREHOUSE -> "building-warehouse";
            case STORE -> "building-store";
            case THIRD_PARTY -> "truck";
            case SUPPLIER -> "building-factory-2";
        };
    }

    public static List<Choice> types(Ui ui) {
        return Arrays.stream(Site.Type.values())
                .map(type -> new Choice(type.name(), type(ui, type)))
                .toList();
    }

    public static String day(Ui ui, DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, ui.locale());
    }

    /** Monday to Friday as "Mon – Fri"; anything with a gap day by day. */
    public static String days(Ui ui, Collection<DayOfWeek> days) {
        var sorted = days.stream().sorted().toList();
        int span = sorted.getLast().getValue() - sorted.getFirst().getValue() + 1;
        return span == sorted.size() && span > 2
                ? day(ui, sorted.getFirst()) + " – " + day(ui, sorted.getLast())
                : sorted.stream().map(day -> day(ui, day)).collect(Collectors.joining(", "));
    }

    public static String time(Ui ui, LocalTime time) {
        return time.format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(ui.locale()));
    }

    public static String countries(Ui ui, Collection<String> codes) {
        return codes.isEmpty()
                ? ui.t("sites.everywhere")
                : codes.stream()
                        .map(code -> Locale.of("", code).getDisplayCountry(ui.locale()))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
