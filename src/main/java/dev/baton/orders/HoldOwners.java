package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.security.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may be named to see to a hold: people of the company who may sign in, by the name under which the worklist knows them. */
@Component
public class HoldOwners {

    private final Users users;

    HoldOwners(Users users) {
        this.users = users;
    }

    /** In the order of their addresses. */
    public List<String> names() {
        return users.names();
    }

    /** The same name, while it is somebody's who may sign in; null once it no longer is. */
    @Nullable
    String still(@Nullable String owner) {
        return owner != null && names().contains(owner) ? owner : null;
    }

    /** @throws Invalid when nobody of this name may sign in; nobody at all is fine */
    void check(@Nullable String owner) {
        if (owner != null && !names().contains(owner)) {
            throw new Invalid("owner", "is nobody who may sign in");
        }
    }
}
