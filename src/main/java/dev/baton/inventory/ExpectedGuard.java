package dev.baton.inventory;

import dev.baton.platform.data.ListQuery;
import dev.baton.platform.security.ScopeGuard;
import org.springframework.stereotype.Repository;

/** Which arrivals a caller sees who works at some sites only. */
@Repository
class ExpectedGuard implements ScopeGuard {

    private static final String ONE = """
            select expected_id
            from inventory.expected
            where tenant_id = :tenant
            """;

    @Override
    public Class<?> of() {
        return ExpectedId.class;
    }

    @Override
    public String word() {
        return "expected arrival";
    }

    @Override
    public ListQuery named(String name) {
        return new ListQuery(ONE)
                .where("expected_id = :asked", "asked", ExpectedId.of(name).value())
                .atSites("site");
    }
}
