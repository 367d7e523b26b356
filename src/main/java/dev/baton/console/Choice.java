package dev.baton.console;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One thing that can be chosen in a list. */
public record Choice(String value, String label) {

    /** Every country of ISO 3166-1, by its name in the reader's language. */
    public static List<Choice> countries(Ui ui) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(ui.locale())))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(ui.locale())))
                .toList();
    }

    /** The languages that Baton speaks, each by its own name. */
    public static List<Choice> languages(Ui ui) {
        return ui.languages().stream()
                .map(language -> new Choice(language.getLanguage(), ui.t("language." + language.getLanguage())))
                .toList();
    }
}
