-- Whether an order lies within a data scope: asked row by row, and only for callers who have one. Null is any.
create function orders.within(owner uuid, asked uuid, channels text[], sites text[], customer_tags text[]) returns boolean
language sql stable parallel safe
as $$
    select exists (
        select 1
        from orders.orders
        where orders.tenant_id = owner
        and orders.order_id = asked
        and (channels is null or orders.channel = any(channels))
        and (
            sites is null
            or exists (
                select 1
                from orders.allocations
                where allocations.tenant_id = owner
                and allocations.order_id = asked
                and allocations.site = any(sites)
            )
        )
        and (
            customer_tags is null
            or exists (
                select 1
                from customers.customers
                where customers.tenant_id = owner
                and customers.customer = orders.customer
                and customers.tags && customer_tags
            )
        )
    )
$$;
