-- Fields that a company has for its orders beside those that every order has.
create table orders.custom_fields (
    tenant_id uuid not null,
    code      text not null,
    label     text not null,
    type      text not null,
    help      text,
    options   text[] not null,
    required  boolean not null,
    on_floor  boolean not null,
    archived  boolean not null,
    position  integer not null,
    version   integer not null default 1,
    primary key (tenant_id, code),
    constraint custom_fields_are_of_a_known_type check (type in ('TEXT', 'NUMBER', 'DATE', 'YES_NO', 'CHOICE')),
    constraint custom_fields_offer_a_choice_where_they_are_one check ((type = 'CHOICE') = (cardinality(options) > 0))
);

-- Locked by whoever defines a field, also the first; its version counts how often any of a company's fields changed.
create table orders.custom_field_sets (
    tenant_id uuid not null primary key,
    version   integer not null
);

-- What orders have in them, a row for each. They stand beside the order, whose row is written again with every step that it takes:
-- an order without any costs nothing, and the index is touched when a value changes only. The key is what it is found by: the value
-- as text, without case.
create table orders.custom_values (
    tenant_id uuid not null,
    order_id  uuid not null,
    field     text not null,
    value     jsonb not null,
    value_key text not null,
    primary key (tenant_id, order_id, field),
    constraint custom_values_are_short check (length(value_key) between 1 and 400),
    constraint custom_values_are_of_an_order foreign key (tenant_id, order_id) references orders.orders (tenant_id, order_id)
);
create index custom_values_by_key on orders.custom_values (tenant_id, field, value_key, order_id);
