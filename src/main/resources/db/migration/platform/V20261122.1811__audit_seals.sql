-- The trail is sealed after the fact, so that writers never wait for one another: each entry is put in line with its change,
-- taken out of it by one sealer at a time, and chained to the one before by its hash.
create table platform.audit_unsealed (
    tenant_id uuid not null,
    audit_id  uuid not null,
    primary key (tenant_id, audit_id)
);

create table platform.audit_seals (
    tenant_id uuid not null,
    sequence  bigint not null,
    audit_id  uuid not null,
    hash      text not null,
    primary key (tenant_id, sequence),
    constraint entries_are_sealed_once unique (tenant_id, audit_id),
    constraint seals_are_sha_256 check (hash ~ '^[0-9a-f]{64}$')
);

create table platform.audit_chains (
    tenant_id uuid not null,
    sequence  bigint not null,
    hash      text not null,
    sealed_at timestamptz not null,
    primary key (tenant_id)
);

-- What was written before is sealed like anything else, a few thousand entries at a time.
insert into platform.audit_unsealed (tenant_id, audit_id)
select tenant_id, audit_id
from platform.audit;
