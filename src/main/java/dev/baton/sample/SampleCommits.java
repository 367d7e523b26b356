package dev.baton.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * While the history of the sample company is made, its many thousand commits do not wait for the disk: a crash can only take the
 * last of them, and the next start makes them again. Nothing else runs meanwhile.
 */
@Component
class SampleCommits implements TransactionExecutionListener {

    private final ObjectProvider<Histories> histories;
    private volatile boolean isMaking;

    SampleCommits(ObjectProvider<Histories> histories) {
        this.histories = histories;
    }

    void withoutWaiting(Runnable history) {
        isMaking = true;
        try {
            history.run();
        } finally {
            isMaking = false;
        }
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (isMaking && failure == null && transaction.isNewTransaction()) {
            histories.getObject().doNotWait();
        }
    }
}
