package dev.baton.platform.data;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads without a lock what takes several statements and may change between them.
 *
 * <p>A transaction that only reads is one snapshot already ({@link SnapshotReads}). In one that writes, each statement sees what was
 * committed last; so what was read is read again when its versions changed meanwhile.
 */
public final class OneMoment {

    private OneMoment() {}

    /** @param versions of the roots: whoever changes what hangs from them changes these too */
    public static <T> T read(Supplier<?> versions, Supplier<T> reading) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return reading.get();
        }
        while (true) {
            var before = versions.get();
            try {
                var read = reading.get();
                if (versions.get().equals(before)) {
                    return read;
                }
            } catch (IllegalStateException torn) {
                if (versions.get().equals(before)) {
                    throw torn;
                }
            }
        }
    }
}
