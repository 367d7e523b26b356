package dev.baton.console.letters;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageReason;
import dev.baton.notifications.MessageState;
import dev.baton.notifications.SendingAttempt;
import org.jspecify.annotations.Nullable;

/** How messages look and what is said of them. */
public final class LetterWords {

    private LetterWords() {}

    public static Tone tone(MessageState state) {
        return switch (state) {
            case WAITING, SENDING -> Tone.MOVING;
            case SENT -> Tone.DONE;
            case UNSURE, NOT_SENT -> Tone.WAITING;
            case FAILED, BOUNCED -> Tone.URGENT;
            case SKIPPED -> Tone.NEUTRAL;
        };
    }

    public static String icon(MessageState state) {
        return switch (state) {
            case WAITING -> "clock";
            case SENDING -> "send";
            case SENT -> "check";
            case UNSURE -> "help";
            case NOT_SENT -> "inbox";
            case FAILED -> "alert-circle";
            case BOUNCED -> "arrow-back-up";
            case SKIPPED -> "minus";
        };
    }

    public static String icon(MessageKind kind) {
        return switch (kind) {
            case ORDER_CONFIRMED -> "shopping-cart";
            case ORDER_SHIPPED -> "truck";
            case ORDER_DELAYED -> "calendar-event";
            case ORDER_BACKORDERED -> "hourglass";
            case ORDER_DELIVERED -> "home";
            case ORDER_CANCELLED, ORDER_PARTLY_CANCELLED -> "ban";
            case PAYMENT_DUE -> "file-invoice";
            case PAYMENT_RECEIVED -> "cash";
            case PAYMENT_FAILED -> "credit-card";
            case ADDRESS_DOUBTFUL -> "map-pin";
            case SUBSTITUTE_OFFERED -> "arrows-exchange";
            case REFUND_SENT -> "receipt-refund";
            case RETURN_APPROVED, RETURN_RECEIVED -> "truck-return";
            case NOTE -> "pencil";
        };
    }

    /** A subject without its conditions, as it is most of the time; what is filled in stands in angle brackets. */
    public static String subject(String template) {
        return template.replaceAll("\\{\\{#([^}]+)}}.*?\\{\\{/\\1}}", "")
                .replaceAll("\\{\\{[\\^/][^}]*}}", "")
                .replaceAll("\\{\\{([^}]+)}}", "‹$1›");
    }

    public static String state(Ui ui, MessageState state) {
        return ui.t("letters.state." + state);
    }

    public static @Nullable String reason(Ui ui, @Nullable MessageReason reason) {
        return reason == null ? null : ui.t("letters.reason." + reason);
    }

    public static String kind(Ui ui, MessageKind kind) {
        return ui.t("letters.kind." + kind);
    }

    public static Tone tone(SendingAttempt attempt) {
        return switch (attempt.outcome()) {
            case ACCEPTED -> Tone.DONE;
            case DEFERRED, UNREACHABLE, UNSURE -> Tone.WAITING;
            case REFUSED, NO_SUCH_ADDRESS -> Tone.URGENT;
        };
    }
}
