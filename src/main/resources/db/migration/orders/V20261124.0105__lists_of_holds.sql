-- Holds by age: those that stand, those that somebody sees to, those that a rule found, and all there ever were. Few orders have any.
create index holds_active_by_age on orders.holds (tenant_id, placed_at, hold_id) where released_at is null;
create index holds_active_by_owner on orders.holds (tenant_id, owner, placed_at, hold_id)
where released_at is null and owner is not null;
create index holds_by_rule on orders.holds (tenant_id, rule, placed_at, hold_id) where rule is not null;
create index holds_by_age on orders.holds (tenant_id, placed_at, hold_id);
