create schema notes;

-- What people have written about an order since it was placed. A note that is withdrawn is gone from here; the audit keeps it.
create table notes.notes (
    tenant_id    uuid not null,
    note_id      uuid not null,
    order_id     uuid not null,
    text         text not null,
    audience     text not null,
    pinned       boolean not null,
    written_at   timestamptz not null,
    written_kind text not null,
    written_by   text not null,
    changed_at   timestamptz,
    version      integer not null default 1,
    primary key (tenant_id, note_id),
    constraint notes_say_something check (length(text) between 1 and 2000),
    constraint notes_are_for_somebody check (audience in ('INTERNAL', 'WAREHOUSE', 'CUSTOMER'))
);
create index notes_of_an_order on notes.notes (tenant_id, order_id, pinned, note_id);

-- Whom a note names, and whether they have seen it.
create table notes.mentions (
    tenant_id    uuid not null,
    note_id      uuid not null,
    person       text not null,
    mention_id   uuid not null,
    mentioned_at timestamptz not null,
    read_at      timestamptz,
    primary key (tenant_id, note_id, person),
    constraint mentions_are_in_a_note foreign key (tenant_id, note_id) references notes.notes (tenant_id, note_id)
);
create index mentions_of_a_person on notes.mentions (tenant_id, person, mention_id);
create index mentions_not_read on notes.mentions (tenant_id, person, mention_id) where read_at is null;
