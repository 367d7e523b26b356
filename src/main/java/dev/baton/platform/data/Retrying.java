package dev.baton.platform.data;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tries the outermost use case again when the database says that somebody else was in the way: deadlock (40P01) and
 * serialization failure (40001).
 *
 * <p>A use case called from another joins its transaction and is not retried here: only the whole can be.
 */
public final class Retrying implements MethodInterceptor {

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return invocation.proceed();
        }
        return retrying(
                () -> ((ProxyMethodInvocation) invocation).invocableClone().proceed());
    }

    /** The same for a transaction opened by hand: {@code work} opens it, so that each try has one of its own. */
    public static <T extends @Nullable Object, X extends Throwable> T retrying(ScopedValue.CallableOp<T, X> work)
            throws X {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (DataAccessException e) {
                if (attempt == TRIES || !(e instanceof TransientDataAccessException)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt)
                    .plusMillis(ThreadLocalRandom.current().nextLong(20)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", interrupted);
        }
    }
}
