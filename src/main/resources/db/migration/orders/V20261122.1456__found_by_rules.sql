alter table orders.orders add column findings json;

alter table orders.holds add column rule text;

create index orders_of_guests on orders.orders (tenant_id, email, order_id) where customer is null and email is not null;
