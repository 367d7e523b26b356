package dev.baton.channels;

import java.util.List;

/**
 * How rows of one kind are worked.
 *
 * @param <P> a row that was read and checked
 */
interface RowWork<P> {

    ImportKind kind();

    /**
     * Reads and checks one row, in no transaction, beside others.
     *
     * @throws dev.baton.platform.Invalid when it cannot be understood
     */
    P prepare(String line);

    /**
     * Does what the rows ask for, in the transaction that records it.
     *
     * @return one result per row, in their order
     */
    List<RowResult> write(List<P> rows);

    /** What {@link #write} would say, without doing it, as far as one row can know. */
    List<RowResult> tryOut(List<P> rows);
}
