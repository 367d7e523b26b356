-- Orders that were over before Baton heard of them: they moved no stock here, and nobody was told.
alter table orders.orders add column history boolean not null default false;
alter table orders.orders add constraint orders_that_are_history_are_over check (not history or stage <> 'OPEN');
create index orders_of_history on orders.orders (tenant_id, order_id) where history;

create or replace view orders.orders_view as
select tenant_id, order_id, number, channel, external_reference, customer, customer_name, vip, country, region, email,
    requested_on, promised_on, first_promised_on, priority, shipping_policy, stage, status, on_hold, units, currency,
    total_minor, placed_at, placed_by, changed_at, version, history
from orders.orders;
