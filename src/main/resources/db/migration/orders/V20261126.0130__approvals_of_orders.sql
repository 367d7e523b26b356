-- Above which amount of a currency what is given by hand on one order waits for a second person; without a row nobody needs to.
create table orders.discount_limits (
    tenant_id   uuid not null,
    currency    text not null,
    limit_minor bigint not null,
    primary key (tenant_id, currency),
    constraint discount_limits_are_not_negative check (limit_minor >= 0)
);

-- Whether those who may approve need somebody else for their own orders, and whether a priority needs approval.
create table orders.approval_policies (
    tenant_id uuid not null,
    four_eyes boolean not null,
    expedite  boolean not null,
    primary key (tenant_id)
);
