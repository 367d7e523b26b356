-- The list by time, by total and by channel begins where the page begins, however many orders there are.
create index orders_by_placing on orders.orders (tenant_id, placed_at, order_id);
create index orders_by_total on orders.orders (tenant_id, total_minor, order_id);
create index orders_by_channel on orders.orders (tenant_id, channel, order_id);

-- No statement asks by item, but for lines that wait.
drop index orders.lines_by_item;
