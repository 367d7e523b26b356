package dev.baton.notes;

import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/** Remembers that the caller has seen where they are named. */
@UseCase
public class ReadMentions {

    private final Notes notes;
    private final Clock clock;

    ReadMentions(Notes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** @return how many they had not seen before */
    public int handle(Collection<UUID> of) {
        return notes.read(Caller.current().name(), of, clock.instant());
    }

    /** @return how many they had not seen before */
    public int all() {
        return notes.readAll(Caller.current().name(), clock.instant());
    }
}
