package dev.baton.integrations.paymentsimulator;

import java.util.Locale;

/**
 * How the simulated provider treats a card. The token decides, as with the test cards of real providers: {@code tok_visa} behaves,
 * {@code tok_declined} does not; a token with other words in it behaves as {@code tok_visa}.
 */
enum PaymentMood {
    VISA,
    MASTERCARD,
    /** {@code tok_declined}: the bank says no to the authorisation. */
    DECLINED,
    /** {@code tok_capture_declined}: held, but when it is captured the bank says no. */
    CAPTURE_DECLINED,
    /** {@code tok_refund_declined}: the card was closed; refunds come back. */
    REFUND_DECLINED,
    /** {@code tok_lost_answer}: everything is done, and the first answer never arrives. */
    LOST_ANSWER,
    /** {@code tok_capture_lost_answer}: charged, and the answer to the capture never arrives. */
    CAPTURE_LOST_ANSWER,
    /** {@code tok_lost_request}: the first request never arrives at all. */
    LOST_REQUEST,
    /** {@code tok_calls_late}: done, no answer, and nobody can ask; it calls back a while later. */
    CALLS_LATE,
    /** {@code tok_calls_twice}: answers, and calls back twice on top. */
    CALLS_TWICE,
    /** {@code tok_slow}: takes seconds. */
    SLOW,
    /** {@code tok_short}: holds for an hour only. */
    SHORT;

    static PaymentMood of(String token) {
        for (var mood : values()) {
            if (token.toLowerCase(Locale.ROOT).equals("tok_" + mood.name().toLowerCase(Locale.ROOT))) {
                return mood;
            }
        }
        return VISA;
    }

    String card() {
        return this == MASTERCARD ? "Mastercard •••• 4444" : "Visa •••• 4242";
    }
}
