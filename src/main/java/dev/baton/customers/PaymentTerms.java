package dev.baton.customers;

/** When an invoice is due. */
public enum PaymentTerms {
    PREPAID(0),
    NET14(14),
    NET30(30),
    NET60(60);

    private final int days;

    PaymentTerms(int days) {
        this.days = days;
    }

    /** From the invoice to its due date; 0 when paid before. */
    public int days() {
        return days;
    }
}
