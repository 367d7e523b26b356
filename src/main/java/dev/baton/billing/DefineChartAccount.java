package dev.baton.billing;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Says what a merchant's books call an account; also for what is past, which is only read with other names. */
@UseCase
public class DefineChartAccount {

    private final Journal journal;
    private final Audit audit;

    DefineChartAccount(Journal journal, Audit audit) {
        this.journal = journal;
        this.audit = audit;
    }

    public ChartAccount handle(ChartAccount account) {
        var before = journal.chart().get(account.account());
        journal.define(account);
        audit.record("journal-account", account.account(), "defined", before, account);
        return account;
    }
}
