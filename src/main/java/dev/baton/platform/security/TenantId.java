package dev.baton.platform.security;

import java.util.UUID;

/** One merchant on the installation; nothing of one is ever seen by another. */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
