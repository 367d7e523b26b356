create schema orders;

create table orders.orders (
    tenant_id          uuid not null,
    order_id           uuid not null,
    number             text not null,
    channel            text not null,
    external_reference text,
    fingerprint        text not null,
    customer           text,
    customer_name      text not null,
    vip                boolean not null default false,
    ship_to            jsonb not null,
    country            text not null,
    region             text not null,
    address_verified   boolean not null,
    latitude           double precision,
    longitude          double precision,
    email              text,
    phone              text,
    requested_on       date,
    promised_on        date,
    first_promised_on  date,
    priority           integer not null,
    shipping_policy    text not null,
    shipping_service   text not null,
    notes              text,
    stage              text not null,
    status             text not null,
    on_hold            boolean not null,
    units              bigint not null,
    currency           text not null,
    tax_included       boolean not null,
    pricing            jsonb not null,
    total_minor        bigint not null,
    search             text not null,
    placed_at          timestamptz not null,
    placed_by          text not null,
    changed_at         timestamptz not null,
    version            integer not null default 1,
    primary key (tenant_id, order_id),
    constraint orders_stage_is_known check (stage in ('OPEN', 'CLOSED', 'CANCELLED')),
    constraint orders_policy_is_known check (shipping_policy in ('COMPLETE', 'PARTIAL')),
    constraint orders_never_cost_less_than_nothing check (total_minor >= 0)
) with (fillfactor = 85);
create unique index orders_by_number on orders.orders (tenant_id, number);
create unique index orders_by_reference on orders.orders (tenant_id, channel, external_reference)
where external_reference is not null;
create index orders_by_status on orders.orders (tenant_id, status, order_id);
create index orders_by_customer on orders.orders (tenant_id, customer, order_id);
create index orders_by_search on orders.orders using gin (search gin_trgm_ops);

create table orders.lines (
    tenant_id         uuid not null,
    order_id          uuid not null,
    line_id           uuid not null,
    line_number       integer not null,
    sku               text not null,
    name              text not null,
    handling_class    text not null,
    weight_grams      bigint not null,
    kit_number        integer,
    kit_sku           text,
    kit_name          text,
    kit_per_unit      bigint,
    ordered           bigint not null,
    cancelled         bigint not null default 0,
    backordered       bigint not null default 0,
    reserved          bigint not null default 0,
    released          bigint not null default 0,
    picked            bigint not null default 0,
    packed            bigint not null default 0,
    shipped           bigint not null default 0,
    delivered         bigint not null default 0,
    returned          bigint not null default 0,
    promised_on       date,
    first_promised_on date,
    unit_price_minor  bigint not null,
    gross_minor       bigint not null,
    discount_minor    bigint not null,
    net_minor         bigint not null,
    shipping_minor    bigint not null,
    tax_minor         bigint not null,
    total_minor       bigint not null,
    pricing           jsonb not null,
    primary key (tenant_id, order_id, line_id),
    constraint lines_belong_to_an_order foreign key (tenant_id, order_id) references orders.orders (tenant_id, order_id),
    constraint lines_order_something check (ordered > 0),
    constraint lines_count_nothing_below_zero
        check (least(cancelled, backordered, reserved, released, picked, packed, shipped, delivered, returned) >= 0),
    constraint lines_always_add_up
        check (ordered = cancelled + backordered + reserved + released + picked + packed + shipped),
    constraint lines_deliver_what_has_shipped check (delivered <= shipped),
    constraint lines_return_what_has_shipped check (returned <= shipped)
) with (fillfactor = 80);
create index lines_waiting_by_item on orders.lines (tenant_id, sku) where backordered > 0;
create index lines_by_item on orders.lines (tenant_id, sku, order_id);

-- Which site serves how much of a line, and how much of that has gone to its floor.
create table orders.allocations (
    tenant_id uuid not null,
    order_id  uuid not null,
    line_id   uuid not null,
    site      text not null,
    quantity  bigint not null,
    released  bigint not null default 0,
    ship_on   date,
    primary key (tenant_id, order_id, line_id, site),
    constraint allocations_belong_to_a_line
        foreign key (tenant_id, order_id, line_id) references orders.lines (tenant_id, order_id, line_id),
    constraint allocations_serve_something check (quantity > 0),
    constraint allocations_release_what_they_have check (released between 0 and quantity)
);
create index allocations_by_site on orders.allocations (tenant_id, site, order_id);

create table orders.holds (
    tenant_id    uuid not null,
    order_id     uuid not null,
    hold_id      uuid not null,
    reason       text not null,
    note         text,
    placed_at    timestamptz not null,
    placed_by    text not null,
    release_on   timestamptz,
    released_at  timestamptz,
    released_by  text,
    release_note text,
    primary key (tenant_id, order_id, hold_id),
    constraint holds_belong_to_an_order foreign key (tenant_id, order_id) references orders.orders (tenant_id, order_id)
);
create index holds_active on orders.holds (tenant_id, reason, placed_at) where released_at is null;

-- Everything that happened to an order, for people, and the first answer for whoever asks again.
create table orders.timeline (
    tenant_id  uuid not null,
    order_id   uuid not null,
    entry_id   uuid not null,
    at         timestamptz not null,
    actor_kind text not null,
    actor      text not null,
    type       text not null,
    data       jsonb not null,
    primary key (tenant_id, order_id, entry_id)
);

create table orders.sourcings (
    tenant_id   uuid not null,
    order_id    uuid not null,
    sourcing_id uuid not null,
    at          timestamptz not null,
    cause       text not null,
    explanation jsonb not null,
    primary key (tenant_id, order_id, sourcing_id)
);

-- The idempotency keys under which orders were placed, in the transaction that placed them.
create table orders.placement_keys (
    tenant_id       uuid not null,
    idempotency_key text not null,
    fingerprint     text not null,
    order_id        uuid not null,
    created_at      timestamptz not null,
    primary key (tenant_id, idempotency_key)
);

create view orders.orders_view as
select tenant_id, order_id, number, channel, external_reference, customer, customer_name, vip, country, region, email,
    requested_on, promised_on, first_promised_on, priority, shipping_policy, stage, status, on_hold, units, currency,
    total_minor, placed_at, placed_by, changed_at, version
from orders.orders;

create view orders.lines_view as
select tenant_id, order_id, line_id, line_number, sku, name, kit_sku, ordered, cancelled, backordered, reserved, released,
    picked, packed, shipped, delivered, returned, promised_on, total_minor
from orders.lines;

create view orders.holds_view as
select tenant_id, order_id, hold_id, reason, note, placed_at, placed_by, released_at, released_by
from orders.holds;
