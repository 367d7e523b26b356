package dev.baton.worklist;

import dev.baton.worklist.spi.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has every watch look at the caller's company; one that breaks stops no other. */
@Component
public class LookAgain {

    private static final Logger LOG = LoggerFactory.getLogger(LookAgain.class);

    private final ObjectProvider<Watch> watches;
    private final TransactionTemplate transaction;

    LookAgain(ObjectProvider<Watch> watches, TransactionTemplate transaction) {
        this.watches = watches;
        this.transaction = transaction;
    }

    public void everything() {
        watches.stream().forEach(this::look);
    }

    private void look(Watch watch) {
        try {
            transaction.executeWithoutResult(_ -> watch.look());
        } catch (RuntimeException e) {
            LOG.warn("{} could not look, and will again", watch.getClass().getSimpleName(), e);
        }
    }
}
