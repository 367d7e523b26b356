package dev.baton.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes whoever waits for news in this process. A hint and no more: what other nodes publish is found by looking now and then.
 */
@Component
class FeedSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long beats;

    void beatAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            beat();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                beat();
            }
        });
    }

    void beat() {
        lock.lock();
        try {
            beats++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long beats() {
        lock.lock();
        try {
            return beats;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there was a beat after {@code seen}, or for so long; answers the beat to wait for the next time. */
    long await(long seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (beats == seen && left > 0) {
                left = news.awaitNanos(left);
            }
            return beats;
        } finally {
            lock.unlock();
        }
    }
}
