package dev.baton.worklist;

import dev.baton.platform.data.ListQuery;
import dev.baton.platform.security.ScopeGuard;
import org.springframework.stereotype.Repository;

/** Which exceptions a caller sees who sees only a part of the company: those of their orders. */
@Repository
class WorkGuard implements ScopeGuard {

    private static final String ONE = """
            select item_id
            from worklist.items
            where tenant_id = :tenant
            """;

    @Override
    public Class<?> of() {
        return WorkItemId.class;
    }

    @Override
    public String word() {
        return "work item";
    }

    @Override
    public ListQuery named(String name) {
        return new ListQuery(ONE)
                .where("item_id = :asked", "asked", WorkItemId.of(name).value())
                .ofOrders("order_id");
    }
}
