create extension if not exists pg_trgm;

create schema customers;

create table customers.customers (
    tenant_id          uuid not null,
    customer           text not null,
    type               text not null,
    name               text not null,
    language           text not null,
    email              text,
    phone              text,
    price_list         text,
    currency           text not null,
    payment_terms      text not null,
    credit_limit_minor bigint,
    tags               text[] not null default '{}',
    shipping_policy    text not null,
    tax_exempt         boolean not null default false,
    enabled            boolean not null default true,
    search_text        text not null,
    version            integer not null default 1,
    primary key (tenant_id, customer),
    constraint customers_have_a_known_type check (type in ('CONSUMER', 'COMPANY')),
    constraint customers_pay_by_known_terms check (payment_terms in ('PREPAID', 'NET14', 'NET30', 'NET60')),
    constraint customers_have_a_known_shipping_policy check (shipping_policy in ('COMPLETE', 'PARTIAL')),
    constraint customers_owe_in_a_currency check (currency ~ '^[A-Z]{3}$'),
    constraint customers_may_owe_nothing_or_more check (credit_limit_minor >= 0)
);

create index customers_by_words on customers.customers using gin (search_text gin_trgm_ops);

create table customers.contacts (
    tenant_id uuid not null,
    customer  text not null,
    position  integer not null,
    name      text not null,
    role      text,
    email     text,
    phone     text,
    primary key (tenant_id, customer, position),
    constraint contacts_belong_to_a_customer
        foreign key (tenant_id, customer) references customers.customers (tenant_id, customer)
);

create table customers.addresses (
    tenant_id  uuid not null,
    customer   text not null,
    position   integer not null,
    kind       text not null,
    is_default boolean not null,
    name       text not null,
    company    text,
    line1      text not null,
    line2      text,
    city       text not null,
    region     text not null,
    postcode   text not null,
    country    text not null,
    email      text,
    phone      text,
    primary key (tenant_id, customer, position),
    constraint addresses_belong_to_a_customer
        foreign key (tenant_id, customer) references customers.customers (tenant_id, customer),
    constraint addresses_have_a_known_kind check (kind in ('SHIP_TO', 'BILL_TO')),
    constraint addresses_lie_in_a_country check (country ~ '^[A-Z]{2}$')
);

create unique index addresses_have_one_default_a_kind on customers.addresses (tenant_id, customer, kind)
    where is_default;

create view customers.customers_view as
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
    customers.version
from customers.customers
left join customers.addresses ship_to
    on ship_to.tenant_id = customers.tenant_id
    and ship_to.customer = customers.customer
    and ship_to.kind = 'SHIP_TO'
    and ship_to.is_default;
