create schema screening;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table screening.lists (
    tenant_id uuid not null,
    list      text not null,
    parties   integer not null,
    loaded_at timestamptz not null,
    loaded_by text not null,
    primary key (tenant_id, list)
);

-- Every name and alias of every party, as it is compared.
create table screening.names (
    tenant_id uuid not null,
    list      text not null,
    line      integer not null,
    ordinal   integer not null,
    name      text not null,
    normal    text not null,
    party     text not null,
    party_key text not null,
    reference text,
    country   text,
    kind      text not null,
    primary key (tenant_id, list, line, ordinal),
    constraint names_are_on_a_list foreign key (tenant_id, list) references screening.lists (tenant_id, list),
    constraint names_are_of_a_person_or_a_company check (kind in ('PERSON', 'COMPANY'))
);
create index names_by_trigrams on screening.names using gin (tenant_id, normal gin_trgm_ops);

-- Two that are not the same party, as somebody has found out.
create table screening.told_apart (
    tenant_id uuid not null,
    normal    text not null,
    list      text not null,
    party_key text not null,
    name      text not null,
    party     text not null,
    reason    text not null,
    told_at   timestamptz not null,
    told_by   text not null,
    primary key (tenant_id, normal, list, party_key)
);

create table screening.settings (
    tenant_id uuid not null,
    threshold integer not null,
    version   integer not null default 1,
    primary key (tenant_id),
    constraint thresholds_are_percent check (threshold between 50 and 100)
);

-- How far the open orders have been looked at again since the lists changed.
create table screening.rescreens (
    tenant_id   uuid not null,
    after_order uuid not null,
    asked_at    timestamptz not null,
    primary key (tenant_id)
);
