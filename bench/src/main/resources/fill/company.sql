-- Once for a company that is filled: its sites, customers and a first delivery of everything.
-- fill_run says for whom: tenant, template_tenant, template_order, total, items, customers, days, first, last.

insert into network.sites
    (tenant_id, site, name, type, line1, city, region, postcode, country, latitude, longitude, time_zone, working_days,
    holidays, cut_off, handling_classes, ship_to_countries, handling_minor, enabled)
select run.tenant, site, name, type, line1, city, region, postcode, country, latitude, longitude, time_zone,
    working_days, holidays, cut_off, handling_classes, ship_to_countries, handling_minor, enabled
from fill_run run
join network.sites on sites.tenant_id = run.template_tenant
on conflict do nothing;

insert into customers.customers
    (tenant_id, customer, type, name, language, email, phone, currency, payment_terms, shipping_policy, search_text)
select tenant, 'C-' || 10000 + n, 'CONSUMER', name, 'en', email, phone, 'USD', 'PREPAID', 'PARTIAL',
    lower('C-' || 10000 + n || ' ' || name || ' ' || email || ' ' || translate(phone, '+ ', ''))
from (
    select run.tenant, n, first_name || ' ' || last_name as name, lower(first_name || '.' || last_name) || '.' || n || '@example.org' as email,
        '+1 ' || 201 + n % 700 || ' 555 ' || lpad((n % 10000)::text, 4, '0') as phone
    from fill_run run
    cross join generate_series(1, run.customers::bigint) n
    join fill_first_names on fill_first_names.number = n * 7919 % 60
    join fill_last_names on fill_last_names.number = n * 104729 % 211
) people
on conflict do nothing;

insert into customers.addresses (tenant_id, customer, position, kind, is_default, name, line1, city, region, postcode, country)
select customers.tenant_id, customer, 1, 'SHIP_TO', true, name, '1480 Mateo Street', 'Los Angeles', 'CA', '90021', 'US'
from customers.customers
join fill_run run on run.tenant = customers.tenant_id
where not exists (
    select
    from customers.addresses
    where addresses.tenant_id = customers.tenant_id
    and addresses.customer = customers.customer
);

with receipt as (
    insert into inventory.ledger
        (tenant_id, entry_id, at, sku, site, kind, quantity, on_hand_after, document, document_id, actor)
    select run.tenant, uuidv7(run.days * interval '-1 day'), now() - run.days * interval '1 day', named.sku, sites.site, 'RECEIPT',
        100000000, 100000000 + coalesce(balances.on_hand, 0), 'receipt opening balance', gen_random_uuid(), 'Load kit'
    from fill_run run
    cross join generate_series(0, run.items - 1) item
    cross join lateral (select 'ITEM-' || lpad(item::text, 5, '0') as sku) named
    cross join unnest(array['EAST', 'WEST']) sites (site)
    left join inventory.balances
        on balances.tenant_id = run.tenant and balances.sku = named.sku and balances.site = sites.site
    returning tenant_id, sku, site, quantity
)
insert into inventory.balances (tenant_id, sku, site, on_hand)
select tenant_id, sku, site, quantity
from receipt
on conflict (tenant_id, sku, site) do update
set on_hand = balances.on_hand + excluded.on_hand;

insert into platform.counters (tenant_id, counter, last)
select run.tenant, counter, start
from fill_run run
cross join (values ('order', 100000), ('fulfilment', 100000), ('shipment', 100000), ('sscc', 0), ('invoices', 100000),
    ('payments', 100000)) counted (counter, start)
on conflict do nothing;
