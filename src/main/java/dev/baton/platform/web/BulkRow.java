package dev.baton.platform.web;

import org.springframework.http.ResponseEntity;

/** One row of what comes in bulk, done and refused as the endpoint does and refuses it. A bean of this type is found by its kind. */
public interface BulkRow {

    /** The last word of the address of what it brings: items, customers, stock, prices. */
    String kind();

    /** What people call what the row is about; empty when the row does not say. */
    String name(String row);

    /**
     * Does what the row asks for, in the transaction of whoever hands it over.
     *
     * @throws dev.baton.platform.Invalid when it cannot be understood
     */
    ResponseEntity<?> take(String row);
}
