package dev.baton.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that is sent webhooks. Its secrets are not part of it: they are shown once and otherwise only sign.
 *
 * @param types what it wants; empty means everything
 * @param disabledReason null while it is enabled
 * @param version counts its changes, from 1
 */
public record Endpoint(
        EndpointId id,
        String name,
        String url,
        String description,
        List<String> types,
        boolean enabled,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant formerSecretUntil,
        Instant createdAt,
        String createdBy,
        int version) {

    /** Why an endpoint is sent nothing. */
    public enum DisabledReason {
        BY_HAND,
        /** It answered 410: it wants nothing any more. */
        GONE,
        /** It has done nothing but fail for days. */
        FAILING
    }

    public Endpoint {
        types = List.copyOf(types);
    }

    public boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
