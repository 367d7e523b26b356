-- How often the master data of a tenant has changed: what was read at a generation is true as long as it is counted.
create table platform.generations (
    tenant_id  uuid not null,
    topic      text not null,
    generation bigint not null,
    primary key (tenant_id, topic)
) with (fillfactor = 70);
