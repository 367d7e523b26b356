-- What customers call items. The key is what one is found by: the number in capitals.
create table orders.part_numbers (
    tenant_id   uuid not null,
    customer    text not null,
    part_key    text not null,
    part_number text not null,
    sku         text not null,
    primary key (tenant_id, customer, part_key)
);

-- Locked by whoever says them anew, also the first time; its version counts how often.
create table orders.part_number_lists (
    tenant_id uuid not null,
    customer  text not null,
    version   integer not null,
    primary key (tenant_id, customer)
);
