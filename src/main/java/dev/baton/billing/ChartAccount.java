package dev.baton.billing;

/**
 * What a merchant calls one of its accounts.
 *
 * @param code as its books have it
 */
public record ChartAccount(JournalAccount account, String code, String name) {

    static ChartAccount usual(JournalAccount account) {
        return new ChartAccount(account, account.code(), account.title());
    }
}
