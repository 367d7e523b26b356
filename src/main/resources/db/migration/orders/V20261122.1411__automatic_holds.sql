-- What Baton holds because of something it checks, and releases itself; what a person holds, only a person releases.
alter table orders.holds add column automatic boolean not null default false;
update orders.holds set automatic = true where placed_by = 'Baton';

create or replace view orders.holds_view as
select tenant_id, order_id, hold_id, reason, note, placed_at, placed_by, released_at, released_by, automatic
from orders.holds;

-- What a customer has ordered and not yet got, however many orders it had before.
create index orders_open_by_customer on orders.orders (tenant_id, customer, order_id)
where stage = 'OPEN' and customer is not null;
