package dev.baton.orders;

import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import org.springframework.stereotype.Repository;

/** The words of orders that were collected, and are not in their index yet. */
@Repository
class WordLists {

    @Unscoped("one index holds the words of every tenant")
    private static final String ENTER = """
            select gin_clean_pending_list('orders.orders_by_words')
            """;

    private final Db db;

    WordLists(Db db) {
        this.db = db;
    }

    /** @return the pages that were emptied; 0 when there were none, or somebody else empties them at the moment */
    long enter() {
        return db.unscoped(ENTER).query(Long.class).single();
    }
}
