-- Orders of which something has to leave, by what was promised: the late ones stand first.
create index orders_to_leave_by_promise on orders.orders (tenant_id, promised_on, order_id)
where status not in ('SHIPPED', 'DELIVERED', 'CANCELLED') and promised_on is not null;

-- What was promised first, by its day: for figures over many orders.
create view orders.orders_promised_view as
select tenant_id, order_id, status, promised_on, first_promised_on
from orders.orders
where first_promised_on is not null;
create index orders_by_first_promise on orders.orders (tenant_id, first_promised_on) where first_promised_on is not null;
