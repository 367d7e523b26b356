-- At what pace a site ships is read from what left lately.

create index fulfilment_orders_by_departure on fulfilment.fulfilment_orders (tenant_id, changed_at) include (site, units)
where status = 'SHIPPED';
