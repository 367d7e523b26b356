package dev.baton.console.worklist;

import dev.baton.console.Choice;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.spi.Fix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the dialog of a fix shows and what it is told, for one item or for many. */
public final class FixForm {

    private static final String ASKED = "ask.";

    private FixForm() {}

    /** The causes that are offered. */
    static List<Choice> causes(Ui ui, List<RootCause> causes) {
        return causes.stream()
                .filter(RootCause::offered)
                .map(cause -> new Choice(cause.code(), WorkPhrases.cause(ui, causes, cause.code())))
                .toList();
    }

    /** What the fix asked for, by name. */
    static Map<String, String> given(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(each -> each.getKey().startsWith(ASKED))
                .collect(Collectors.toMap(each -> each.getKey().substring(ASKED.length()), Map.Entry::getValue));
    }

    /** The same by the id of its field on the page, so that what was refused need not be typed again. */
    static Map<String, String> typed(String fix, Map<String, String> form) {
        return given(form).entrySet().stream()
                .collect(Collectors.toMap(each -> fix + "-" + each.getKey(), Map.Entry::getValue));
    }

    /** The name of the first field that is wrong, as the dialog has it. */
    static String label(Ui ui, Invalid invalid) {
        var path = invalid.fields().getFirst().field();
        var field = path.substring(path.lastIndexOf('.') + 1);
        return field.equals("cause") ? ui.t("worklist.cause") : ui.t("worklist.ask." + field);
    }

    /** Why some of the items cannot have the fix now, and how many for each reason. */
    public static Map<String, Long> obstacles(Ui ui, Fixes.OfferForMany offer) {
        return offer.outlooks().stream()
                .map(Fixes.Outlook::preview)
                .filter(Fix.NotNow.class::isInstance)
                .map(preview -> WorkPhrases.text(ui, ((Fix.NotNow) preview).why()))
                .collect(Collectors.groupingBy(why -> why, LinkedHashMap::new, Collectors.counting()));
    }
}
