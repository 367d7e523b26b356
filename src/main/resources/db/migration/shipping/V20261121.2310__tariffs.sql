create schema shipping;

create table shipping.carriers (
    tenant_id        uuid not null,
    carrier          text not null,
    name             text not null,
    tracking_url     text not null,
    max_weight_grams bigint not null,
    pickup_days      text[] not null,
    primary key (tenant_id, carrier),
    constraint carriers_lift_something check (max_weight_grams > 0),
    constraint carriers_come_some_day check (cardinality(pickup_days) > 0)
);

create table shipping.services (
    tenant_id uuid not null,
    carrier   text not null,
    service   text not null,
    name      text not null,
    reach     text not null,
    currency  text not null,
    enabled   boolean not null default true,
    primary key (tenant_id, carrier, service),
    constraint services_belong_to_a_carrier foreign key (tenant_id, carrier) references shipping.carriers,
    constraint services_have_a_known_reach check (reach in ('DOMESTIC', 'CROSS_BORDER', 'ANYWHERE'))
);

create table shipping.zones (
    tenant_id      uuid not null,
    zone           integer not null,
    max_kilometres bigint not null,
    primary key (tenant_id, zone),
    constraint zones_count_from_one check (zone > 0),
    constraint zones_reach_somewhere check (max_kilometres > 0)
);

-- A package costs what the first row that holds its weight says.
create table shipping.rates (
    tenant_id        uuid not null,
    carrier          text not null,
    service          text not null,
    zone             integer not null,
    max_weight_grams bigint not null,
    price_minor      bigint not null,
    transit_days     integer not null,
    primary key (tenant_id, carrier, service, zone, max_weight_grams),
    constraint rates_belong_to_a_service foreign key (tenant_id, carrier, service) references shipping.services,
    constraint rates_are_not_negative check (price_minor >= 0),
    constraint rates_take_at_least_a_day check (transit_days > 0)
);
