package dev.baton.console.returns;

import dev.baton.returns.ReturnState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a list of returns is about: what waits for whom. */
public enum ReturnListView {
    TO_DECIDE,
    ON_THE_WAY,
    TO_INSPECT,
    TO_SETTLE,
    ALL;

    List<ReturnState> states() {
        return switch (this) {
            case TO_DECIDE -> List.of(ReturnState.REQUESTED);
            case ON_THE_WAY -> List.of(ReturnState.APPROVED, ReturnState.IN_TRANSIT);
            case TO_INSPECT -> List.of(ReturnState.RECEIVED);
            case TO_SETTLE -> List.of(ReturnState.INSPECTED);
            case ALL -> List.of();
        };
    }

    /** In addresses and in the keys of messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String href() {
        return "/returns?view=" + word();
    }

    static ReturnListView parse(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word().equals(word))
                .findFirst()
                .orElse(ALL);
    }
}
