create schema fulfilment;

create table fulfilment.packagings (
    tenant_id        uuid not null,
    packaging        text not null,
    name             text not null,
    handling_class   text not null,
    length_mm        integer not null,
    width_mm         integer not null,
    height_mm        integer not null,
    max_weight_grams bigint not null,
    tare_grams       bigint not null,
    cost_minor       bigint not null default 0,
    enabled          boolean not null default true,
    version          integer not null default 1,
    primary key (tenant_id, packaging),
    constraint packagings_have_an_inside check (length_mm > 0 and width_mm > 0 and height_mm > 0),
    constraint packagings_carry_something check (max_weight_grams > 0),
    constraint packagings_weigh_and_cost_nothing_or_more check (tare_grams >= 0 and cost_minor >= 0)
);

create table fulfilment.fulfilment_orders (
    tenant_id        uuid not null,
    fulfilment_id    uuid not null,
    number           text not null,
    order_id         uuid not null,
    order_number     text not null,
    site             text not null,
    customer_name    text not null,
    vip              boolean not null,
    priority         integer not null,
    shipping_service text not null,
    ship_on          date,
    promised_on      date,
    stage            text not null,
    status           text not null,
    on_hold          boolean not null,
    units            bigint not null,
    opened_at        timestamptz not null,
    released_at      timestamptz,
    changed_at       timestamptz not null,
    version          integer not null default 1,
    primary key (tenant_id, fulfilment_id),
    constraint fulfilment_orders_are_at_a_known_stage check (stage in ('OPEN', 'RELEASED', 'CLOSED', 'CANCELLED')),
    constraint fulfilment_orders_have_a_known_status
        check (status in ('OPEN', 'ON_HOLD', 'RELEASED', 'PICKING', 'PICKED', 'PACKED', 'SHIPPED', 'CANCELLED'))
) with (fillfactor = 85);

create unique index fulfilment_orders_by_number on fulfilment.fulfilment_orders (tenant_id, number);

create index fulfilment_orders_by_order on fulfilment.fulfilment_orders (tenant_id, order_id);

create unique index fulfilment_orders_wait_once_per_order_and_site
on fulfilment.fulfilment_orders (tenant_id, order_id, site)
where stage = 'OPEN';

create index fulfilment_orders_to_do on fulfilment.fulfilment_orders (tenant_id, site, status, ship_on, fulfilment_id)
where stage in ('OPEN', 'RELEASED');

create index fulfilment_orders_by_status on fulfilment.fulfilment_orders (tenant_id, status, fulfilment_id);

-- A unit is to be picked, missing, picked, packed or shipped: in one of these places only.
create table fulfilment.lines (
    tenant_id      uuid not null,
    fulfilment_id  uuid not null,
    line_id        uuid not null,
    line_number    integer not null,
    sku            text not null,
    name           text not null,
    handling_class text not null,
    weight_grams   bigint not null,
    quantity       bigint not null,
    missing        bigint not null default 0,
    picked         bigint not null default 0,
    packed         bigint not null default 0,
    shipped        bigint not null default 0,
    primary key (tenant_id, fulfilment_id, line_id),
    constraint lines_belong_to_a_fulfilment_order
        foreign key (tenant_id, fulfilment_id) references fulfilment.fulfilment_orders (tenant_id, fulfilment_id),
    constraint lines_ask_for_something check (quantity > 0),
    constraint lines_count_nothing_below_zero check (least(missing, picked, packed, shipped) >= 0),
    constraint lines_never_over_picked check (missing + picked + packed + shipped <= quantity)
) with (fillfactor = 80);

create index lines_by_item on fulfilment.lines (tenant_id, sku, fulfilment_id);

create table fulfilment.packages (
    tenant_id        uuid not null,
    fulfilment_id    uuid not null,
    package_id       uuid not null,
    package_number   integer not null,
    packaging        text not null,
    handling_class   text not null,
    length_mm        integer not null,
    width_mm         integer not null,
    height_mm        integer not null,
    tare_grams       bigint not null,
    max_weight_grams bigint not null,
    scale_grams      bigint,
    sealed_at        timestamptz,
    shipped_at       timestamptz,
    shipment         text,
    primary key (tenant_id, fulfilment_id, package_id),
    constraint packages_belong_to_a_fulfilment_order
        foreign key (tenant_id, fulfilment_id) references fulfilment.fulfilment_orders (tenant_id, fulfilment_id),
    constraint packages_are_numbered_once unique (tenant_id, fulfilment_id, package_number),
    constraint packages_weigh_something check (scale_grams > 0),
    constraint packages_are_sealed_before_they_ship check (shipped_at is null or sealed_at is not null),
    constraint packages_ship_with_a_shipment check ((shipped_at is null) = (shipment is null))
);

create index packages_by_id on fulfilment.packages (tenant_id, package_id);

create table fulfilment.package_contents (
    tenant_id     uuid not null,
    fulfilment_id uuid not null,
    package_id    uuid not null,
    line_id       uuid not null,
    quantity      bigint not null,
    primary key (tenant_id, fulfilment_id, package_id, line_id),
    constraint package_contents_lie_in_a_package
        foreign key (tenant_id, fulfilment_id, package_id)
        references fulfilment.packages (tenant_id, fulfilment_id, package_id),
    constraint package_contents_are_of_a_line
        foreign key (tenant_id, fulfilment_id, line_id)
        references fulfilment.lines (tenant_id, fulfilment_id, line_id),
    constraint package_contents_are_something check (quantity > 0)
);

create index package_contents_by_line on fulfilment.package_contents (tenant_id, fulfilment_id, line_id);

-- Every scan that was taken, under the name its scanner gave it: a scanner without a network sends again what it is unsure of.
create table fulfilment.scans (
    tenant_id     uuid not null,
    fulfilment_id uuid not null,
    scan_id       text not null,
    code          text not null,
    quantity      bigint not null,
    sku           text not null,
    units         bigint not null,
    scanned_at    timestamptz not null,
    scanned_by    text not null,
    primary key (tenant_id, fulfilment_id, scan_id),
    constraint scans_belong_to_a_fulfilment_order
        foreign key (tenant_id, fulfilment_id) references fulfilment.fulfilment_orders (tenant_id, fulfilment_id)
);

create view fulfilment.fulfilment_orders_view as
select orders.tenant_id, orders.fulfilment_id, orders.number, orders.order_id, orders.order_number, orders.site,
    orders.customer_name, orders.vip, orders.priority, orders.shipping_service, orders.ship_on, orders.promised_on,
    orders.status, orders.on_hold, orders.units, done.lines, done.missing, done.picked, done.packed, done.shipped,
    orders.opened_at, orders.released_at, orders.changed_at
from fulfilment.fulfilment_orders orders
cross join lateral (
    select count(*) as lines, coalesce(sum(lines.missing), 0)::bigint as missing,
        coalesce(sum(lines.picked), 0)::bigint as picked, coalesce(sum(lines.packed), 0)::bigint as packed,
        coalesce(sum(lines.shipped), 0)::bigint as shipped
    from fulfilment.lines lines
    where lines.tenant_id = orders.tenant_id
    and lines.fulfilment_id = orders.fulfilment_id
) done;

create view fulfilment.lines_view as
select tenant_id, fulfilment_id, line_id, line_number, sku, quantity, missing, picked, packed, shipped
from fulfilment.lines;
