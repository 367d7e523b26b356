package dev.baton.console.notes;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.notes.NoteQueries;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often whoever looks is named where they have not looked yet. */
@Component
@WithinScope
class MentionsWaiting implements WaitingWork {

    private final NoteQueries notes;

    MentionsWaiting(NoteQueries notes) {
        this.notes = notes;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        var me = Caller.current();
        return me.may("orders:read") ? Map.of(Navigation.Entry.MENTIONS, notes.unread(me.name())) : Map.of();
    }
}
