-- Under which condition a hold of a rule is released by itself; none, for those placed before.
alter table orders.holds add column release_when text;

create index holds_released_by_a_condition on orders.holds (tenant_id, order_id)
    where released_at is null and release_when is not null;
