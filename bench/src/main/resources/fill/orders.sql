-- Orders number first to last of a company's history of so many, oldest first, as far as each has come by now.

create temporary table fill_orders on commit drop as
with numbers as (
    select run.tenant, n, now() - run.days * interval '1 day' * (1 - (n - 0.5) / run.total) as placed_at, random() as dice,
        power(random(), 2) as crowd, random() as kind
    from fill_run run
    cross join generate_series(run.first, run.last) n
), people as (
    select numbers.*, case when kind < 0.7 then 1 + (run.customers * crowd)::bigint % run.customers end as customer_number,
        (random() * 1000000)::bigint as guest
    from numbers
    cross join fill_run run
), stages as (
    select people.*, case
            when placed_at < now() - interval '10 days' then case
                when dice < 0.955 then 'DELIVERED' when dice < 0.998 then 'CANCELLED' when dice < 0.9985 then 'ON_HOLD'
                when dice < 0.9995 then 'BACKORDERED' else 'READY' end
            when placed_at < now() - interval '3 days' then case
                when dice < 0.5 then 'DELIVERED' when dice < 0.85 then 'SHIPPED' when dice < 0.88 then 'CANCELLED'
                when dice < 0.90 then 'ON_HOLD' when dice < 0.95 then 'BACKORDERED' else 'IN_FULFILMENT' end
            else case
                when dice < 0.25 then 'SHIPPED' when dice < 0.45 then 'IN_FULFILMENT' when dice < 0.48 then 'CANCELLED'
                when dice < 0.52 then 'ON_HOLD' when dice < 0.58 then 'BACKORDERED' else 'READY' end
        end as status
    from people
)
select stages.tenant, stages.n, uuidv7(placed_at - clock_timestamp()) as order_id, 'SO-' || last.order_number + rank as number,
    rank, placed_at, status, 'C-' || 10000 + customer_number as customer, first_name || ' ' || last_name as customer_name,
    lower(first_name || '.' || last_name) || '.' || coalesce(customer_number, guest) || '@example.org' as email,
    '+1 ' || 201 + coalesce(customer_number, guest) % 700 || ' 555 '
        || lpad((coalesce(customer_number, guest) % 10000)::text, 4, '0') as phone,
    case when kind < 0.4 then 'web' when kind < 0.7 then 'marketplace' when kind < 0.9 then 'store' else 'phone' end as channel,
    case when kind < 0.7 then 'W-' || 10000000 + last.order_number + rank end as reference,
    case when random() < 0.6 then 'WEST' else 'EAST' end as site,
    (array['Los Angeles', 'Austin', 'Chicago', 'Boston', 'Denver', 'Seattle', 'Portland', 'Miami'])[1 + guest % 8] as city,
    (array['CA', 'TX', 'IL', 'MA', 'CO', 'WA', 'OR', 'FL'])[1 + guest % 8] as region,
    lpad((10000 + guest % 89000)::text, 5, '0') as postcode,
    (placed_at + interval '5 days')::date as promised_on,
    case when size < 0.55 then 1 when size < 0.8 then 2 + (size * 1000)::integer % 2
        when size < 0.97 then 4 + (size * 10000)::integer % 7 when size < 0.999 then 11 + (size * 100000)::integer % 30
        else least(2000, (40 / power(greatest((1 - size) * 1000, 0.0001), 0.6))::integer) end as lines,
    status in ('DELIVERED', 'SHIPPED') as is_gone,
    status not in ('CANCELLED', 'BACKORDERED') as is_served,
    gen_random_uuid() as seed
from (
    select stages.*, row_number() over (order by n) as rank, random() as size
    from stages
) stages
join fill_first_names on fill_first_names.number = coalesce(customer_number, guest) * 7919 % 60
join fill_last_names on fill_last_names.number = coalesce(customer_number, guest) * 104729 % 211
cross join (
    select max(counters.last) as order_number
    from platform.counters, fill_run run
    where counters.tenant_id = run.tenant
    and counter = 'order'
) last;

alter table fill_orders
    add column fulfilment_id uuid, add column fulfilment_number text, add column shipment_id uuid, add column shipment_number text,
    add column package_id uuid, add column tracking_number text, add column gone_at timestamptz, add column arrived_at timestamptz,
    add column invoice_id uuid, add column invoice_sequence bigint, add column is_paid boolean, add column payment_rank bigint;

with counted as (
    select order_id, row_number() over (partition by is_served order by n) as served,
        row_number() over (partition by is_gone order by n) as gone
    from fill_orders
), lasts as (
    select max(counters.last) filter (where counter = 'fulfilment') as fulfilment,
        max(counters.last) filter (where counter = 'shipment') as shipment,
        max(counters.last) filter (where counter = 'invoices') as invoices
    from platform.counters, fill_run run
    where counters.tenant_id = run.tenant
)
update fill_orders
set fulfilment_id = case when is_served then uuidv7(placed_at + interval '1 minute' - clock_timestamp()) end,
    fulfilment_number = case when is_served then 'FO-' || lasts.fulfilment + served end,
    shipment_id = case when is_gone then uuidv7(placed_at + interval '20 hours' - clock_timestamp()) end,
    shipment_number = case when is_gone then 'SH-' || lasts.shipment + gone end,
    package_id = case when is_gone then uuidv7(placed_at + interval '19 hours' - clock_timestamp()) end,
    tracking_number = case when is_gone then 'NO' || lpad((lasts.shipment + gone)::text, 11, '0') || '001' end,
    gone_at = case when is_gone then placed_at + interval '20 hours' end,
    arrived_at = case when status = 'DELIVERED' then placed_at + interval '3 days' end,
    invoice_id = case when is_gone then uuidv7(placed_at + interval '20 hours' - clock_timestamp()) end,
    invoice_sequence = case when is_gone then lasts.invoices + gone end,
    is_paid = is_gone and random() < case when placed_at < now() - interval '40 days' then 0.998 else 0.9 end
from counted
cross join lasts
where counted.order_id = fill_orders.order_id;

update fill_orders
set payment_rank = paid.rank
from (
    select order_id, row_number() over (order by n) as rank
    from fill_orders
    where is_paid
) paid
where paid.order_id = fill_orders.order_id;

create temporary table fill_lines on commit drop as
select order_id, tenant, status, is_gone, is_served, placed_at, site, promised_on, fulfilment_id, shipment_id, shipment_number,
    invoice_id, gone_at, uuidv7(placed_at - clock_timestamp()) as line_id, line_number,
    'ITEM-' || lpad(item::text, 5, '0') as sku, quantity, 590 + item * 37 % 4000 as unit_price,
    quantity * (590 + item * 37 % 4000) as net, round(quantity * (590 + item * 37 % 4000) * 0.0725)::bigint as tax
from (
    select fill_orders.*, line_number, least(run.items - 1, (power(run.items, random()) - 1)::integer) as item,
        (1 + power(random(), 4) * 4)::bigint as quantity
    from fill_orders
    cross join fill_run run
    cross join lateral generate_series(1, fill_orders.lines) line_number
) dealt;

create temporary table fill_sums on commit drop as
select order_id, sum(quantity)::bigint as units, sum(net)::bigint as net, sum(tax)::bigint as tax,
    sum(net + tax)::bigint as total, string_agg(distinct lower(sku), ' ') as skus
from fill_lines
group by order_id;

analyze fill_orders, fill_lines, fill_sums;

insert into orders.orders
    (tenant_id, order_id, number, channel, external_reference, fingerprint, customer, customer_name, ship_to, country, region,
    address_verified, latitude, longitude, email, phone, promised_on, first_promised_on, priority, shipping_policy,
    shipping_service, stage, status, on_hold, units, currency, tax_included, pricing, total_minor, search, placed_at, placed_by,
    changed_at, version)
select dealt.tenant, dealt.order_id, dealt.number, dealt.channel, dealt.reference, model.fingerprint, dealt.customer,
    dealt.customer_name,
    jsonb_build_object('name', dealt.customer_name, 'email', dealt.email, 'phone', dealt.phone, 'line1',
        dealt.rank % 9000 || ' Mateo Street', 'city', dealt.city, 'region', dealt.region, 'postcode', dealt.postcode,
        'country', 'US'),
    'US', dealt.region, true, model.latitude, model.longitude, dealt.email, dealt.phone,
    case when dealt.status not in ('CANCELLED', 'BACKORDERED') then dealt.promised_on end,
    case when dealt.status <> 'BACKORDERED' then dealt.promised_on end, model.priority, model.shipping_policy,
    model.shipping_service,
    case dealt.status when 'DELIVERED' then 'CLOSED' when 'CANCELLED' then 'CANCELLED' else 'OPEN' end, dealt.status,
    dealt.status = 'ON_HOLD', sums.units, 'USD', false, model.pricing, case when dealt.status = 'CANCELLED' then 0 else sums.total end,
    array_to_tsvector(array_remove(string_to_array(lower(concat_ws(' ', dealt.number, split_part(dealt.number, '-', 2),
        dealt.reference, split_part(dealt.reference, '-', 2), dealt.customer, split_part(dealt.customer, '-', 2),
        dealt.customer_name, dealt.email, split_part(dealt.email, '.', 2) || '.' || split_part(dealt.email, '.', 3) || '.org',
        translate(dealt.phone, '+ ', ''), right(translate(dealt.phone, '+ ', ''), 10), right(translate(dealt.phone, '+ ', ''), 9),
        right(translate(dealt.phone, '+ ', ''), 7), dealt.city, dealt.postcode, left(sums.skus, 549),
        replace(left(sums.skus, 549), 'item-', ''))), ' '), '')),
    dealt.placed_at, 'Load kit', coalesce(dealt.arrived_at, dealt.gone_at, dealt.placed_at),
    case when dealt.is_gone then 6 else 1 end
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
cross join fill_run run
join orders.orders model on model.tenant_id = run.template_tenant and model.order_id = run.template_order;

insert into orders.lines
    (tenant_id, order_id, line_id, line_number, sku, name, handling_class, weight_grams, ordered, cancelled, backordered, reserved,
    released, shipped, delivered, promised_on, first_promised_on, unit_price_minor, gross_minor, discount_minor, net_minor,
    shipping_minor, tax_minor, total_minor, pricing)
select dealt.tenant, dealt.order_id, dealt.line_id, dealt.line_number, dealt.sku, 'Item ' || dealt.sku || ' of the measured',
    'STANDARD', 350, quantity, case when status = 'CANCELLED' then quantity else 0 end,
    case when status = 'BACKORDERED' then quantity else 0 end,
    case when status in ('READY', 'ON_HOLD') then quantity else 0 end,
    case when status = 'IN_FULFILMENT' then quantity else 0 end, case when is_gone then quantity else 0 end,
    case when status = 'DELIVERED' then quantity else 0 end,
    case when is_served then dealt.promised_on end, case when status <> 'BACKORDERED' then dealt.promised_on end,
    unit_price, net, 0, net, 0, tax, net + tax, model.pricing
from fill_lines dealt
cross join fill_run run
cross join lateral (
    select lines.pricing
    from orders.lines
    where lines.tenant_id = run.template_tenant
    and lines.order_id = run.template_order
    order by line_number
    limit 1
) model;

insert into orders.allocations (tenant_id, order_id, line_id, site, quantity, released, ship_on)
select tenant, order_id, line_id, site, quantity, case when status in ('READY', 'ON_HOLD') then 0 else quantity end,
    (placed_at + interval '1 day')::date
from fill_lines
where is_served;

insert into orders.holds (tenant_id, order_id, hold_id, reason, note, placed_at, placed_by)
select tenant, order_id, uuidv7(placed_at - clock_timestamp()),
    (array['ADDRESS', 'CUSTOMER_REQUEST', 'OTHER'])[1 + rank % 3], 'To be looked at', placed_at, 'Baton'
from fill_orders
where status = 'ON_HOLD';

insert into orders.sourcings (tenant_id, order_id, sourcing_id, at, cause, explanation)
select dealt.tenant, dealt.order_id, uuidv7(dealt.placed_at - clock_timestamp()), dealt.placed_at, 'PLACED', model.explanation
from fill_orders dealt
cross join fill_run run
join orders.sourcings model on model.tenant_id = run.template_tenant and model.order_id = run.template_order;

insert into orders.placement_keys (tenant_id, idempotency_key, fingerprint, order_id, created_at)
select dealt.tenant, dealt.seed, model.fingerprint, dealt.order_id, dealt.placed_at
from fill_orders dealt
cross join fill_run run
join orders.orders model on model.tenant_id = run.template_tenant and model.order_id = run.template_order;

insert into orders.timeline (tenant_id, order_id, entry_id, at, actor_kind, actor, type, data)
select tenant, order_id, uuidv7(at - clock_timestamp()), at, actor_kind, actor, type, data
from (
    select dealt.tenant, dealt.order_id, dealt.placed_at as at, 'KEY' as actor_kind, 'Load kit' as actor, 'OrderPlaced' as type,
        model.data as data, 0 as step
    from fill_orders dealt
    cross join fill_run run
    join orders.timeline model on model.tenant_id = run.template_tenant and model.order_id = run.template_order
        and model.type = 'OrderPlaced'
    union all
    select tenant, order_id, gone_at, 'USER', 'Luis Ortega', 'ShipmentDispatched',
        jsonb_build_object('site', site, 'number', shipment_number, 'carrier', 'Northline Parcel', 'service',
            'Northline Ground', 'packages', 1, 'shipment', shipment_id, 'trackingNumbers', array[tracking_number]), 1
    from fill_orders
    where is_gone
    union all
    select dealt.tenant, dealt.order_id, gone_at, 'SYSTEM', 'Baton', 'InvoiceIssued',
        jsonb_build_object('order', dealt.order_id, 'number', 'INV-' || invoice_sequence, 'invoice', invoice_id, 'total',
            jsonb_build_object('amount', round(sums.total / 100.0, 2)::text, 'currency', 'USD'), 'shipment', shipment_number), 2
    from fill_orders dealt
    join fill_sums sums on sums.order_id = dealt.order_id
    where is_gone
    union all
    select tenant, order_id, arrived_at, 'SYSTEM', 'Baton', kind,
        jsonb_build_object('order', order_id, 'at', arrived_at, 'number', shipment_number, 'shipment', shipment_id), 3
    from fill_orders
    cross join unnest(array['ShipmentDelivered', 'OrderClosed']) kind
    where arrived_at is not null
) told
order by order_id, step;

insert into inventory.reservations (tenant_id, claim_id, line_id, site, sku, quantity, reserved_at)
select tenant, order_id, line_id, site, sku, quantity, placed_at
from fill_lines
where is_served
and not is_gone;

insert into inventory.ledger
    (tenant_id, entry_id, at, sku, site, kind, quantity, on_hand_after, document, document_id, actor)
select gone.tenant, uuidv7(gone_at - clock_timestamp()), gone_at, gone.sku, gone.site, 'SHIPMENT', -quantity,
    balances.on_hand - sum(quantity) over (partition by gone.sku, gone.site order by gone_at, line_id),
    'shipment ' || shipment_number, shipment_id, 'Luis Ortega'
from fill_lines gone
join inventory.balances on balances.tenant_id = gone.tenant and balances.sku = gone.sku and balances.site = gone.site
where is_gone;

update inventory.balances
set on_hand = on_hand - gone, reserved = reserved + kept
from (
    select tenant, sku, site, coalesce(sum(quantity) filter (where is_gone), 0) as gone,
        coalesce(sum(quantity) filter (where not is_gone), 0) as kept
    from fill_lines
    where is_served
    group by tenant, sku, site
) moved
where balances.tenant_id = moved.tenant
and balances.sku = moved.sku
and balances.site = moved.site;

insert into fulfilment.fulfilment_orders
    (tenant_id, fulfilment_id, number, order_id, order_number, site, customer_name, vip, priority, shipping_service, ship_on,
    promised_on, stage, status, on_hold, units, opened_at, released_at, changed_at, version)
select dealt.tenant, fulfilment_id, fulfilment_number, dealt.order_id, number, site, customer_name, false, 100, 'GROUND',
    (placed_at + interval '1 day')::date, promised_on,
    case when is_gone then 'CLOSED' when status = 'IN_FULFILMENT' then 'RELEASED' else 'OPEN' end,
    case when is_gone then 'SHIPPED' when status = 'IN_FULFILMENT' then 'RELEASED' when status = 'ON_HOLD' then 'ON_HOLD'
        else 'OPEN' end,
    status = 'ON_HOLD', sums.units, placed_at,
    case when is_gone or status = 'IN_FULFILMENT' then placed_at + interval '12 hours' end, coalesce(gone_at, placed_at), 1
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
where is_served;

insert into fulfilment.lines
    (tenant_id, fulfilment_id, line_id, line_number, sku, name, handling_class, weight_grams, quantity, shipped)
select tenant, fulfilment_id, line_id, line_number, sku, 'Item ' || sku || ' of the measured', 'STANDARD', 350, quantity,
    case when is_gone then quantity else 0 end
from fill_lines
where is_served;

insert into fulfilment.packages
    (tenant_id, fulfilment_id, package_id, package_number, packaging, handling_class, length_mm, width_mm, height_mm, tare_grams,
    max_weight_grams, sealed_at, shipped_at, shipment)
select tenant, fulfilment_id, package_id, 1, 'BOX-M', 'STANDARD', 400, 300, 200, 180, 20000, gone_at - interval '1 hour', gone_at,
    shipment_number
from fill_orders
where is_gone;

insert into fulfilment.package_contents (tenant_id, fulfilment_id, package_id, line_id, quantity)
select dealt.tenant, dealt.fulfilment_id, package_id, line_id, quantity
from fill_lines dealt
join fill_orders using (order_id)
where dealt.is_gone;

insert into shipping.shipments
    (tenant_id, shipment_id, number, order_id, order_number, fulfilment_order_id, fulfilment_order_number, site, customer_name,
    customer_reference, language, ship_to, carrier, service, carrier_name, service_name, price_minor, currency, needed_by,
    ships_on, transit_days, choice, created_at, created_by, status, purchase, attempts, estimated_on, labelled_at, dispatched_at,
    delivered_at, version)
select tenant, shipment_id, shipment_number, order_id, number, fulfilment_id, fulfilment_number, site, customer_name, reference,
    'en', jsonb_build_object('name', customer_name, 'email', email, 'line1', rank % 9000 || ' Mateo Street', 'city', city,
        'region', region, 'postcode', postcode, 'country', 'US'),
    'NORTHLINE', 'GROUND', 'Northline Parcel', 'Northline Ground', 789, 'USD', promised_on, gone_at::date, 3,
    jsonb_build_object('rule', 'the cheapest that arrives by ' || promised_on, 'shipsOn', gone_at::date, 'neededBy', promised_on,
        'packages', 1, 'candidates', array[]::text[]),
    gone_at, 'Luis Ortega', case when arrived_at is null then 'IN_TRANSIT' else 'DELIVERED' end, 'BOUGHT', 1, promised_on,
    gone_at, gone_at, arrived_at, 5
from fill_orders
where is_gone;

insert into shipping.packages
    (tenant_id, shipment_id, package, package_id, sscc, weight_grams, length_mm, width_mm, height_mm, handling, tracking_number)
select dealt.tenant, shipment_id, 1, package_id, '0952' || lpad((last.sscc + rank)::text, 14, '0'), sums.units * 350 + 180, 400,
    300, 200, array['STANDARD'], tracking_number
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
cross join (
    select max(counters.last) as sscc
    from platform.counters, fill_run run
    where counters.tenant_id = run.tenant
    and counter = 'sscc'
) last
where is_gone;

insert into shipping.package_lines (tenant_id, shipment_id, package, line_id, sku, name, quantity)
select tenant, shipment_id, 1, line_id, sku, 'Item ' || sku || ' of the measured', quantity
from fill_lines
where is_gone;

insert into shipping.tracking_events
    (tenant_id, shipment_id, tracking_number, code, happened_at, place, words, received_at, received_from)
select tenant, shipment_id, tracking_number, code, gone_at + after, city, words, gone_at + after, 'Northline Parcel'
from fill_orders
cross join (values
    ('PICKED_UP', interval '2 hours', 'Picked up'), ('IN_TRANSIT', interval '9 hours', 'Left the origin depot'),
    ('DELIVERED', interval '52 hours', 'Delivered')) scanned (code, after, words)
where is_gone
and (code <> 'DELIVERED' or arrived_at is not null);

insert into billing.accounts (tenant_id, order_id, order_number, customer, customer_name, currency, opened_at)
select tenant, order_id, number, customer, customer_name, 'USD', gone_at
from fill_orders
where is_gone;

insert into billing.invoices
    (tenant_id, invoice_id, sequence, number, order_id, order_number, shipment_id, shipment_number, site, customer, customer_name,
    reference, bill_to, ship_to, language, terms, issued_at, issued_on, due_on, currency, tax_included, gross_minor,
    discount_minor, net_minor, shipping_minor, tax_minor, total_minor)
select dealt.tenant, invoice_id, invoice_sequence, 'INV-' || invoice_sequence, dealt.order_id, number, shipment_id,
    shipment_number, site, customer, customer_name, reference, address, address, 'en', 'PREPAID', gone_at, gone_at::date,
    gone_at::date, 'USD', false, sums.net, 0, sums.net, 0, sums.tax, sums.total
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
cross join lateral (
    select jsonb_build_object('name', customer_name, 'email', email, 'line1', rank % 9000 || ' Mateo Street', 'city', city,
        'region', region, 'postcode', postcode, 'country', 'US') as address
) addressed
where is_gone;

insert into billing.invoice_lines
    (tenant_id, invoice_id, line_id, order_id, line_number, sku, name, quantity, unit_price_minor, gross_minor, discount_minor,
    net_minor, shipping_minor, tax_minor, total_minor, taxes)
select tenant, invoice_id, line_id, order_id, line_number, sku, 'Item ' || sku || ' of the measured', quantity, unit_price, net,
    0, net, 0, tax, net + tax,
    jsonb_build_array(jsonb_build_object('base', net, 'name', 'California', 'amount', tax, 'ratePpm', 72500))
from fill_lines
where is_gone;

insert into billing.invoice_taxes (tenant_id, invoice_id, position, name, rate_ppm, base_minor, amount_minor)
select dealt.tenant, invoice_id, 0, 'California', 72500, sums.net, sums.tax
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
where is_gone;

insert into billing.payments
    (tenant_id, payment_id, number, order_id, invoice_id, method, reference, amount_minor, currency, recorded_at, recorded_by)
select dealt.tenant, seed, 'PAY-' || last.payment + payment_rank, dealt.order_id, invoice_id, 'CARD', 'Card', sums.total, 'USD',
    gone_at, 'Hana Sato'
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
cross join (
    select max(counters.last) as payment
    from platform.counters, fill_run run
    where counters.tenant_id = run.tenant
    and counter = 'payments'
) last
where is_paid;

insert into billing.ledger
    (tenant_id, entry_id, order_id, customer, kind, amount_minor, currency, document_id, document_number, invoice_id, at,
    actor_kind, actor)
select dealt.tenant, uuidv7(gone_at - clock_timestamp()), dealt.order_id, customer, 'CHARGE', sums.total, 'USD', invoice_id,
    'INV-' || invoice_sequence, invoice_id, gone_at, 'SYSTEM', 'Baton'
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
where is_gone
union all
select dealt.tenant, uuidv7(gone_at + interval '1 hour' - clock_timestamp()), dealt.order_id, customer, 'PAYMENT', -sums.total,
    'USD', seed, 'PAY-' || last.payment + payment_rank, invoice_id, gone_at + interval '1 hour', 'USER', 'Hana Sato'
from fill_orders dealt
join fill_sums sums on sums.order_id = dealt.order_id
cross join (
    select max(counters.last) as payment
    from platform.counters, fill_run run
    where counters.tenant_id = run.tenant
    and counter = 'payments'
) last
where is_paid;

update platform.counters
set last = counters.last + counted.count
from (
    select tenant, unnest(array['order', 'fulfilment', 'shipment', 'sscc', 'invoices', 'payments']) as counter,
        unnest(array[count(*), count(*) filter (where is_served), count(*) filter (where is_gone), count(*),
            count(*) filter (where is_gone), count(*) filter (where is_paid)]) as count
    from fill_orders
    group by tenant
) counted
where counters.tenant_id = counted.tenant
and counters.counter = counted.counter;
