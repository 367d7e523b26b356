-- After so many days an overdue invoice stops further orders; null when it never does.
alter table customers.customers
    add column overdue_block_days integer,
    add constraint customers_are_overdue_for_days_or_never check (overdue_block_days >= 0);

create or replace view customers.customers_view as
select
    customers.tenant_id,
    customers.customer,
    customers.type,
    customers.name,
    customers.language,
    customers.email,
    customers.phone,
    customers.price_list,
    customers.currency,
    customers.payment_terms,
    customers.credit_limit_minor,
    customers.tags,
    customers.shipping_policy,
    customers.tax_exempt,
    customers.enabled,
    ship_to.city,
    ship_to.region,
    ship_to.postcode,
    ship_to.country,
    customers.search_text,
    customers.version,
    customers.overdue_block_days
from customers.customers
left join customers.addresses ship_to
    on ship_to.tenant_id = customers.tenant_id
    and ship_to.customer = customers.customer
    and ship_to.kind = 'SHIP_TO'
    and ship_to.is_default;
