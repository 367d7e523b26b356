-- How a merchant signs its papers, and the prefix of its logistic units.
create table shipping.senders (
    tenant_id      uuid not null primary key,
    name           text not null,
    contact        text[] not null,
    colour         text not null,
    language       text not null,
    company_prefix text not null,
    constraint senders_have_a_gs1_prefix check (company_prefix ~ '^[0-9]{4,12}$')
);

create table shipping.shipments (
    tenant_id               uuid not null,
    shipment_id             uuid not null,
    number                  text not null,
    order_id                uuid not null,
    order_number            text not null,
    fulfilment_order_id     uuid not null,
    fulfilment_order_number text not null,
    site                    text not null,
    customer_name           text not null,
    customer_reference      text,
    language                text not null,
    ship_to                 jsonb not null,
    latitude                double precision,
    longitude               double precision,
    carrier                 text not null,
    service                 text not null,
    carrier_name            text not null,
    service_name            text not null,
    price_minor             bigint not null,
    currency                text not null,
    needed_by               date,
    ships_on                date not null,
    transit_days            integer not null,
    choice                  jsonb not null,
    created_at              timestamptz not null,
    created_by              text not null,
    status                  text not null,
    purchase                text not null,
    attempts                integer not null,
    purchase_problem        text,
    next_attempt_at         timestamptz,
    estimated_on            date,
    labelled_at             timestamptz,
    dispatched_at           timestamptz,
    delivered_at            timestamptz,
    voided_at               timestamptz,
    next_poll_at            timestamptz,
    poll_pause_seconds      bigint not null default 0,
    version                 integer not null default 1,
    primary key (tenant_id, shipment_id),
    constraint shipments_have_a_known_status check (status in ('PREPARED', 'LABELLED', 'DISPATCHED', 'IN_TRANSIT',
        'OUT_FOR_DELIVERY', 'EXCEPTION', 'DELIVERED', 'RETURNED_TO_SENDER', 'VOIDED')),
    constraint shipments_have_a_known_purchase check
        (purchase in ('WAITING', 'BOUGHT', 'REFUSED', 'GAVE_UP', 'GIVING_BACK', 'GIVEN_BACK')),
    constraint shipments_leave_with_a_label check (dispatched_at is null or labelled_at is not null),
    constraint shipments_arrive_after_they_left check (delivered_at is null or dispatched_at is not null),
    constraint shipments_that_left_are_not_voided check (voided_at is null or dispatched_at is null)
);
create unique index shipments_by_number on shipping.shipments (tenant_id, number);
create index shipments_by_order on shipping.shipments (tenant_id, order_id);
create index shipments_by_age on shipping.shipments (tenant_id, created_at, shipment_id);
create index shipments_to_ask_about_labels on shipping.shipments (next_attempt_at) where next_attempt_at is not null;
create index shipments_to_ask_about_tracking on shipping.shipments (next_poll_at) where next_poll_at is not null;

create table shipping.packages (
    tenant_id       uuid not null,
    shipment_id     uuid not null,
    package         integer not null,
    package_id      uuid not null,
    sscc            text not null,
    weight_grams    bigint not null,
    length_mm       bigint not null,
    width_mm        bigint not null,
    height_mm       bigint not null,
    handling        text[] not null,
    tracking_number text,
    voided          boolean not null default false,
    primary key (tenant_id, shipment_id, package),
    constraint packages_belong_to_a_shipment foreign key (tenant_id, shipment_id) references shipping.shipments,
    constraint packages_weigh_something check (weight_grams > 0)
);
create unique index packages_are_shipped_once on shipping.packages (tenant_id, package_id) where not voided;
create unique index packages_by_sscc on shipping.packages (tenant_id, sscc);
create index packages_by_tracking_number on shipping.packages (tenant_id, tracking_number);

create table shipping.package_lines (
    tenant_id   uuid not null,
    shipment_id uuid not null,
    package     integer not null,
    line_id     uuid not null,
    sku         text not null,
    name        text not null,
    quantity    bigint not null,
    primary key (tenant_id, shipment_id, package, line_id),
    constraint package_lines_lie_in_a_package
        foreign key (tenant_id, shipment_id, package) references shipping.packages,
    constraint package_lines_are_of_something check (quantity > 0)
);

-- Append-only. What a carrier says twice is the same row; an empty tracking number speaks of the whole shipment.
create table shipping.tracking_events (
    tenant_id       uuid not null,
    shipment_id     uuid not null,
    tracking_number text not null,
    code            text not null,
    happened_at     timestamptz not null,
    place           text,
    words           text,
    estimated_on    date,
    received_at     timestamptz not null,
    received_from   text not null,
    primary key (tenant_id, shipment_id, tracking_number, code, happened_at),
    constraint tracking_events_tell_of_a_shipment
        foreign key (tenant_id, shipment_id) references shipping.shipments
);

create view shipping.shipments_view as
select shipments.tenant_id, shipments.shipment_id, shipments.number, shipments.order_id, shipments.order_number,
    shipments.fulfilment_order_id, shipments.fulfilment_order_number, shipments.site, shipments.customer_name,
    shipments.ship_to ->> 'city' as city, shipments.ship_to ->> 'country' as country,
    shipments.carrier, shipments.service, shipments.carrier_name, shipments.service_name,
    shipments.price_minor, shipments.currency, shipments.needed_by, shipments.estimated_on, shipments.status,
    shipments.purchase, shipments.purchase_problem, shipments.created_at, shipments.dispatched_at,
    shipments.delivered_at, shipments.voided_at, shipments.version,
    boxes.packages, boxes.weight_grams, boxes.tracking_numbers, goods.units
from shipping.shipments
cross join lateral (
    select count(*) as packages, sum(packages.weight_grams)::bigint as weight_grams,
        array_remove(array_agg(packages.tracking_number order by packages.package), null) as tracking_numbers
    from shipping.packages
    where packages.tenant_id = shipments.tenant_id
    and packages.shipment_id = shipments.shipment_id) as boxes
cross join lateral (
    select coalesce(sum(package_lines.quantity), 0)::bigint as units
    from shipping.package_lines
    where package_lines.tenant_id = shipments.tenant_id
    and package_lines.shipment_id = shipments.shipment_id) as goods;
