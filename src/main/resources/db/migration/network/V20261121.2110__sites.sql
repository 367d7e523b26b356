create schema network;

create table network.sites (
    tenant_id         uuid not null,
    site              text not null,
    name              text not null,
    type              text not null,
    line1             text not null,
    city              text not null,
    region            text not null,
    postcode          text not null,
    country           text not null,
    latitude          double precision not null,
    longitude         double precision not null,
    time_zone         text not null,
    working_days      text[] not null,
    holidays          date[] not null default '{}',
    cut_off           time not null,
    handling_classes  text[] not null,
    ship_to_countries text[] not null default '{}',
    handling_minor    bigint not null default 0,
    enabled           boolean not null default true,
    version           integer not null default 1,
    primary key (tenant_id, site),
    constraint sites_have_a_known_type check (type in ('WAREHOUSE', 'STORE', 'THIRD_PARTY', 'SUPPLIER')),
    constraint sites_are_on_earth check (latitude between -90 and 90 and longitude between -180 and 180),
    constraint sites_work_some_day check (cardinality(working_days) > 0),
    constraint sites_handle_something check (cardinality(handling_classes) > 0)
);
