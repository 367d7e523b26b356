package dev.baton.console.fraud;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.fraud.Assessment;
import dev.baton.fraud.FraudReason;

/** What was found, in the reader's words. */
public final class FraudPhrases {

    private FraudPhrases() {}

    public static String reason(Ui ui, FraudReason reason) {
        return ui.t("fraud.reason." + reason.signal(), reason.facts().toArray());
    }

    public static Tone tone(Assessment.State state) {
        return switch (state) {
            case CLEAR, ACCEPTED -> Tone.DONE;
            case ASKED -> Tone.MOVING;
            case REVIEW -> Tone.URGENT;
            case REFUSED -> Tone.NEUTRAL;
        };
    }
}
