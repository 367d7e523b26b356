-- What a customer demands of deliveries. Locked by whoever says it anew, also the first time; its version counts how often.
create table customers.compliance_terms (
    tenant_id            uuid not null,
    customer             text not null,
    days_before          integer,
    days_after           integer,
    minimum_minor        bigint,
    minimum_currency     text,
    minimum_units        bigint,
    sscc_labels          boolean not null,
    part_numbers_on_slip boolean not null,
    version              integer not null,
    primary key (tenant_id, customer),
    constraint compliance_terms_open_and_close_around_the_day check (days_before >= 0 and days_after >= 0),
    constraint compliance_terms_name_the_currency_of_an_amount
        check ((minimum_minor is null) = (minimum_currency is null)),
    constraint compliance_terms_ask_for_something check (minimum_minor > 0 and minimum_units > 0)
);

-- The lines of a routing guide: of these the first that fits says which services may be taken.
create table customers.compliance_routes (
    tenant_id  uuid not null,
    customer   text not null,
    position   bigint not null,
    services   text[] not null,
    country    text,
    region     text,
    from_grams bigint,
    to_grams   bigint,
    primary key (tenant_id, customer, position),
    constraint compliance_routes_allow_something check (cardinality(services) > 0)
);
