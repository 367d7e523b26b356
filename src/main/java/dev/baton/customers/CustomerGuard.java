package dev.baton.customers;

import dev.baton.platform.data.ListQuery;
import dev.baton.platform.security.ScopeGuard;
import org.springframework.stereotype.Repository;

/** Which customers a caller sees who sees only a part of the company. */
@Repository
class CustomerGuard implements ScopeGuard {

    private static final String ONE = """
            select customer
            from customers.customers
            where tenant_id = :tenant
            """;

    @Override
    public Class<?> of() {
        return CustomerNumber.class;
    }

    @Override
    public String word() {
        return "customer";
    }

    @Override
    public ListQuery named(String name) {
        return new ListQuery(ONE).where("customer = :asked", "asked", name).ofCustomers("tags");
    }
}
