package dev.baton.console;

import java.util.UUID;

/**
 * A list under a name.
 *
 * @param list its address
 * @param query the filters, as they stand in the address
 * @param own whether it is the reader's
 */
public record SavedView(UUID id, String list, String name, String query, boolean own, boolean shared) {

    public String href() {
        return query.isEmpty() ? list : list + "?" + query;
    }
}
