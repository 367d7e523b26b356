-- Files that somebody uploaded and has not imported yet: kept for a day, while columns are matched and rows are tried out.
create table channels.files (
    tenant_id  uuid not null,
    file_id    uuid not null,
    kind       text not null,
    name       text not null,
    partner    text not null,
    content    bytea not null,
    created_at timestamptz not null,
    created_by text not null,
    primary key (tenant_id, file_id)
);

-- Which column of a partner's files is which field, as it was last said.
create table channels.mappings (
    tenant_id  uuid not null,
    kind       text not null,
    partner    text not null,
    columns    json not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id, kind, partner)
);
