package dev.baton.platform.commands;

import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/** Says once that the schema is being changed, and only when it is. */
@Component
final class MigrationProgress implements Callback {

    private final Progress progress;
    private final AtomicBoolean wasSaid = new AtomicBoolean();

    MigrationProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (wasSaid.compareAndSet(false, true)) {
            progress.say("Migrating the database …");
        }
    }

    @Override
    public String getCallbackName() {
        return "progress";
    }
}
