create schema rules;

create table rules.versions (
    tenant_id    uuid not null,
    book         text not null,
    version      integer not null,
    rules        json not null,
    note         text,
    published_at timestamptz not null,
    published_by text not null,
    primary key (tenant_id, book, version),
    constraint versions_count_from_one check (version >= 1)
);

create table rules.drafts (
    tenant_id uuid not null,
    book      text not null,
    rules     json not null,
    based_on  integer not null,
    saved_at  timestamptz not null,
    saved_by  text not null,
    version   integer not null default 1,
    primary key (tenant_id, book),
    constraint drafts_are_based_on_what_there_was check (based_on >= 0)
);
