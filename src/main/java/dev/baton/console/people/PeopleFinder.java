package dev.baton.console.people;

import dev.baton.console.Finder;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds colleagues for the search box, by name or address. */
@Component
@Order(70)
class PeopleFinder implements Finder {

    private final Users users;

    PeopleFinder(Users users) {
        this.users = users;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (!Caller.current().may("people:read")) {
            return List.of();
        }
        var asked = words.toLowerCase(Locale.ROOT);
        return users.list().stream()
                .filter(user -> (user.name() + " " + user.email())
                        .toLowerCase(Locale.ROOT)
                        .contains(asked))
                .limit(limit)
                .map(user -> new Hit("people.person", "user-circle", user.name(), user.email(), "/people/" + user.id()))
                .toList();
    }
}
