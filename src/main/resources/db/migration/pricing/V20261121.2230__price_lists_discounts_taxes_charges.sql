create schema pricing;

create table pricing.price_lists (
    tenant_id  uuid not null,
    price_list text not null,
    name       text not null,
    currency   text not null,
    channel    text,
    customer   text,
    is_default boolean not null default false,
    valid_from date not null,
    valid_to   date,
    version    integer not null default 1,
    primary key (tenant_id, price_list),
    constraint price_lists_end_after_they_begin check (valid_to >= valid_from)
);

create table pricing.prices (
    tenant_id    uuid not null,
    price_list   text not null,
    sku          text not null,
    min_quantity bigint not null,
    valid_from   date not null,
    valid_to     date,
    unit_minor   bigint not null,
    primary key (tenant_id, price_list, sku, min_quantity, valid_from),
    constraint prices_belong_to_a_list foreign key (tenant_id, price_list) references pricing.price_lists,
    constraint prices_start_at_one_or_more check (min_quantity >= 1),
    constraint prices_are_not_negative check (unit_minor >= 0),
    constraint prices_end_after_they_begin check (valid_to >= valid_from)
);

create table pricing.discounts (
    tenant_id        uuid not null,
    discount         text not null,
    name             text not null,
    kind             text not null,
    value            bigint not null,
    scope            text not null,
    currency         text,
    minimum_subtotal bigint not null default 0,
    channel          text,
    customer_tag     text,
    skus             text[] not null default '{}',
    categories       text[] not null default '{}',
    valid_from       date not null,
    valid_to         date,
    automatic        boolean not null,
    enabled          boolean not null default true,
    version          integer not null default 1,
    primary key (tenant_id, discount),
    constraint discounts_are_a_percentage_or_an_amount check (kind in ('PERCENT', 'AMOUNT')),
    constraint discounts_are_for_the_order_or_lines check (scope in ('ORDER', 'LINE')),
    constraint discounts_give_something check (value > 0),
    constraint discounts_give_at_most_everything check (kind = 'AMOUNT' or value <= 10000),
    constraint discounts_of_money_name_their_currency
        check (currency is not null or (kind = 'PERCENT' and minimum_subtotal = 0)),
    constraint discounts_ask_no_negative_minimum check (minimum_subtotal >= 0),
    constraint discounts_end_after_they_begin check (valid_to >= valid_from)
);

create table pricing.tax_rates (
    tenant_id      uuid not null,
    tax_rate       text not null,
    country        text not null,
    region         text not null default '',
    tax_class      text not null,
    name           text not null,
    rate_ppm       integer not null,
    inclusive      boolean not null,
    taxes_shipping boolean not null,
    valid_from     date not null,
    valid_to       date,
    version        integer not null default 1,
    primary key (tenant_id, tax_rate),
    constraint tax_rates_are_from_nothing_to_everything check (rate_ppm between 0 and 1000000),
    constraint tax_rates_end_after_they_begin check (valid_to >= valid_from)
);

create index tax_rates_by_country on pricing.tax_rates (tenant_id, country, region);

create table pricing.shipping_charges (
    tenant_id        uuid not null,
    shipping_charge  text not null,
    service          text not null,
    country          text not null default '',
    regions          text[] not null default '{}',
    currency         text not null,
    minimum_subtotal bigint not null default 0,
    maximum_grams    bigint,
    charge           bigint not null,
    free_from        bigint,
    valid_from       date not null,
    valid_to         date,
    version          integer not null default 1,
    primary key (tenant_id, shipping_charge),
    constraint shipping_charges_are_not_negative check (charge >= 0),
    constraint shipping_charges_have_sound_bands
        check (minimum_subtotal >= 0 and maximum_grams > 0 and free_from >= 0),
    constraint shipping_charges_end_after_they_begin check (valid_to >= valid_from)
);

create index shipping_charges_by_service on pricing.shipping_charges (tenant_id, service, country);

create view pricing.prices_view as
select prices.tenant_id, prices.price_list, price_lists.currency, prices.sku, prices.min_quantity, prices.unit_minor,
    greatest(prices.valid_from, price_lists.valid_from) as valid_from,
    least(prices.valid_to, price_lists.valid_to) as valid_to
from pricing.prices
join pricing.price_lists
on price_lists.tenant_id = prices.tenant_id
and price_lists.price_list = prices.price_list;

comment on view pricing.prices_view is
    'Every price with the currency of its list and the days on which both are in force; valid_to null: no end.';
