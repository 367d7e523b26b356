package dev.baton.platform.security;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and for which tenant: bound to the thread for the length of a request, a listener or a job.
 *
 * <p>Every statement takes its tenant from here, so work without a caller cannot reach a tenant's table at all.
 *
 * @param scopes what the caller may do of their own, such as {@code orders:write}; {@code *} is everything
 * @param within the part of the company that they see and work on
 * @param standsInFor names of those who have handed their {@link #DELEGATED} rights to the caller for the time being
 */
public record Caller(
        TenantId tenant, Kind kind, String name, Set<String> scopes, DataScope within, List<String> standsInFor) {

    /** What somebody who is away may hand to a colleague. */
    public static final Set<String> DELEGATED = Set.of("approvals:read", Caller.APPROVES);

    /** To decide about approvals. */
    static final String APPROVES = "approvals:write";

    public enum Kind {
        USER,
        KEY,
        SYSTEM
    }

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    public Caller {
        scopes = Set.copyOf(scopes);
        standsInFor = List.copyOf(standsInFor);
    }

    /** Who sees all of the company, and stands in for nobody. */
    public Caller(TenantId tenant, Kind kind, String name, Set<String> scopes) {
        this(tenant, kind, name, scopes, DataScope.ALL, List.of());
    }

    /** Baton itself, at work for {@code tenant}: the relay, a job, the sample company's loader. */
    public static Caller system(TenantId tenant, String name) {
        return new Caller(tenant, Kind.SYSTEM, name, Set.of("*"));
    }

    public static Caller current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("nobody is calling: bind a Caller first"));
    }

    public static @Nullable Caller currentOrNull() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    public boolean may(String scope) {
        return mayOfOwn(scope) || (!standsInFor.isEmpty() && DELEGATED.contains(scope));
    }

    /** Whether it is the caller's own right, to hand on and to give to others. */
    public boolean mayOfOwn(String scope) {
        return scopes.contains("*") || scopes.contains(scope);
    }

    /** Whether they decide about approvals, and not only in somebody's place. */
    public boolean approvesOfOwn() {
        return mayOfOwn(APPROVES);
    }

    /** Everything the caller may do now, their own and what was handed to them. */
    public Set<String> reach() {
        if (standsInFor.isEmpty()) {
            return scopes;
        }
        var reach = new LinkedHashSet<>(scopes);
        reach.addAll(DELEGATED);
        return reach;
    }

    /** Runs {@code work} as this caller. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }
}
