package dev.baton.console.letters;

import dev.baton.notifications.MessageState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The views of the list of messages. */
public enum MessageTab {
    ALL,
    TROUBLE,
    WAITING,
    SENT,
    SKIPPED;

    /** None for all. */
    public List<MessageState> states() {
        return switch (this) {
            case ALL -> List.of();
            case TROUBLE ->
                List.of(MessageState.FAILED, MessageState.BOUNCED, MessageState.UNSURE, MessageState.NOT_SENT);
            case WAITING -> List.of(MessageState.WAITING, MessageState.SENDING);
            case SENT -> List.of(MessageState.SENT);
            case SKIPPED -> List.of(MessageState.SKIPPED);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String href() {
        return this == ALL ? "/messages" : "/messages?view=" + word();
    }

    static MessageTab parse(String view) {
        return Arrays.stream(values())
                .filter(tab -> tab.word().equals(view))
                .findFirst()
                .orElse(ALL);
    }
}
