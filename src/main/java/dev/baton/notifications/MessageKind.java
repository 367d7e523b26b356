package dev.baton.notifications;

/** What a customer can be told. */
public enum MessageKind {
    ORDER_CONFIRMED(true, false),
    ORDER_SHIPPED(false, false),
    ORDER_DELAYED(true, false),
    ORDER_BACKORDERED(true, false),
    ORDER_DELIVERED(false, true),
    ORDER_CANCELLED(true, false),
    ORDER_PARTLY_CANCELLED(true, false),
    PAYMENT_DUE(false, false),
    PAYMENT_RECEIVED(false, true),
    PAYMENT_FAILED(true, false),
    ADDRESS_DOUBTFUL(true, false),
    SUBSTITUTE_OFFERED(true, false),
    REFUND_SENT(false, false),
    RETURN_APPROVED(false, false),
    RETURN_RECEIVED(false, false),
    /** Written by a person. */
    NOTE(true, false);

    private final boolean urgent;
    private final boolean optional;

    MessageKind(boolean urgent, boolean optional) {
        this.urgent = urgent;
        this.optional = optional;
    }

    /** Whether it is sent in quiet hours too, unless the merchant's own template says otherwise. */
    public boolean isUrgent() {
        return urgent;
    }

    /** Whether a customer may do without it. */
    public boolean isOptional() {
        return optional;
    }
}
