package dev.baton.billing;

/** The accounts that money moves between, with what they are usually called; a merchant may call them otherwise. */
public enum JournalAccount {
    CASH("1010", "Cash on hand"),
    BANK("1050", "Bank"),
    CARD_CLEARING("1080", "Card clearing"),
    OTHER_CLEARING("1090", "Other clearing"),
    RECEIVABLE("1200", "Accounts receivable"),
    TAX("2200", "Sales tax payable"),
    /** What customers have paid before they were invoiced. */
    DEPOSITS("2300", "Customer deposits"),
    STORE_CREDIT("2310", "Store credit"),
    /** Promised to customers and not sent yet. */
    REFUNDS_PAYABLE("2320", "Refunds payable"),
    SALES("4000", "Sales"),
    DISCOUNTS("4050", "Discounts given"),
    RETURNS("4060", "Returns and allowances"),
    GOODWILL("4070", "Goodwill"),
    /** What customers owed and did not pay. */
    WRITE_OFFS("4080", "Write-offs"),
    SHIPPING("4100", "Shipping revenue"),
    /** What is kept of credits, such as restocking fees. */
    FEES("4200", "Fees kept");

    private final String code;
    private final String title;

    JournalAccount(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
