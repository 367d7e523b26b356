package dev.baton.platform.security;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Db;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Asks the guards whether things lie within the data scope of the current caller; for most callers everything does. */
@Component
public class Within {

    private final Db db;
    private final ObjectProvider<ScopeGuard> guards;

    Within(Db db, ObjectProvider<ScopeGuard> guards) {
        this.db = db;
        this.guards = guards;
    }

    /** What is said to callers who see only a part of the company and ask for what is about all of it. */
    public static AccessDeniedException refusal() {
        return new AccessDeniedException("This is about the whole company, and your role sees only a part of it.");
    }

    /** @throws AccessDeniedException when the current caller does not see one of {@code shown} */
    static void requireFields(FieldGroup... shown) {
        var within = Caller.current().within();
        if (Stream.of(shown).anyMatch(within::hides)) {
            throw new AccessDeniedException("This shows what your role does not see.");
        }
    }

    /** Whether a screen, or what a screen asks, is open to the current caller: it is narrowed, or they see everything. */
    public static boolean isOpen(Object asked) {
        return Caller.current().within().seesAll()
                || AopUtils.getTargetClass(asked).isAnnotationPresent(WithinScope.class);
    }

    /**
     * @param type by which such things are named, one that a guard knows
     * @throws NotFound when it lies outside, as if it did not exist
     */
    public void require(Class<?> type, Object name) {
        if (!Caller.current().within().seesAll()) {
            var guard = guard(type).orElseThrow(Within::refusal);
            if (!holds(guard, name)) {
                throw new NotFound(guard.word(), name);
            }
        }
    }

    /** Those of them that lie within, in their order. */
    public <T> List<T> keep(Class<?> type, Collection<T> names) {
        if (Caller.current().within().seesAll()) {
            return List.copyOf(names);
        }
        var guard = guard(type).orElseThrow(Within::refusal);
        return names.stream().filter(name -> holds(guard, name)).toList();
    }

    /** The first path variable, of this type: ids without a type and words of the address belong to nobody's part. */
    void requireVariable(Class<?> type, Object name) {
        boolean passes = type == Void.class || type == UUID.class || type.isPrimitive() || type.isEnum();
        if (!passes) {
            require(type, name);
        }
    }

    private boolean holds(ScopeGuard guard, Object name) {
        return guard.named(name.toString()).count(db, 1) > 0;
    }

    private Optional<ScopeGuard> guard(Class<?> type) {
        return guards.stream().filter(guard -> guard.of() == type).findFirst();
    }
}
