package dev.baton.console.imports;

import dev.baton.channels.ImportKind;
import dev.baton.platform.security.Caller;
import org.springframework.security.access.AccessDeniedException;

/** An import needs the permission of what it brings. */
final class Permission {

    private Permission() {}

    static void toImport(ImportKind kind) {
        var scope = kind.area() + ":write";
        if (!Caller.current().may(scope)) {
            throw new AccessDeniedException("This needs the permission %s.".formatted(scope));
        }
    }
}
