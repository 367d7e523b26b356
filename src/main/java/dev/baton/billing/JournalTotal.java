package dev.baton.billing;

import dev.baton.platform.money.Money;

/** What moved on one account in a day. */
public record JournalTotal(JournalAccount account, String code, String name, Money debit, Money credit) {}
