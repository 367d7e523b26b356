-- Who of the company sees to a hold; nobody, for those placed before and for most that Baton places.
alter table orders.holds add column owner text;

create or replace view orders.holds_view as
select tenant_id, order_id, hold_id, reason, note, placed_at, placed_by, released_at, released_by, automatic, owner
from orders.holds;
