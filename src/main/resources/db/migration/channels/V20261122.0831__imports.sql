create schema if not exists channels;

-- What somebody handed in to be worked off row by row. Its row is the lock under which a chunk is placed and recorded, so the
-- same chunk is never worked twice, by however many nodes.
create table channels.imports (
    tenant_id       uuid not null,
    import_id       uuid not null,
    kind            text not null,
    state           text not null,
    source          text not null,
    dry_run         boolean not null,
    settings        json not null,
    idempotency_key text,
    digest          text,
    chunks          integer not null default 0,
    next_chunk      integer not null default 0,
    rows_received   bigint not null default 0,
    rows_done       bigint not null default 0,
    rows_repeated   bigint not null default 0,
    rows_failed     bigint not null default 0,
    created_kind    text not null,
    created_by      text not null,
    created_at      timestamptz not null,
    received_at     timestamptz,
    started_at      timestamptz,
    finished_at     timestamptz,
    finished_by     text,
    turn_at         timestamptz not null,
    holder          uuid,
    held_until      timestamptz,
    primary key (tenant_id, import_id),
    constraint imports_come_once_per_key unique (tenant_id, idempotency_key),
    constraint imports_are_of_a_kind check (kind in ('ORDERS', 'ITEMS', 'CUSTOMERS', 'STOCK', 'PRICES')),
    constraint imports_have_a_state check (state in ('RECEIVING', 'WAITING', 'WORKING', 'DONE', 'CANCELLED', 'BROKEN_OFF')),
    constraint imports_finish_when_they_are_over
        check ((finished_at is not null) = (state in ('DONE', 'CANCELLED', 'BROKEN_OFF'))),
    constraint imports_never_work_more_than_they_have check (rows_done + rows_repeated + rows_failed <= rows_received)
) with (fillfactor = 70);
create index imports_waiting on channels.imports (turn_at) where state in ('RECEIVING', 'WAITING', 'WORKING');

-- Rows in the order they came in, many together. A chunk goes when it has been worked off.
create table channels.chunks (
    tenant_id uuid not null,
    import_id uuid not null,
    chunk     integer not null,
    first_row bigint not null,
    lines     text[] not null,
    primary key (tenant_id, import_id, chunk),
    foreign key (tenant_id, import_id) references channels.imports (tenant_id, import_id) on delete cascade
);

-- What became of each row. The text of a row is kept when it failed.
create table channels.row_outcomes (
    tenant_id   uuid not null,
    import_id   uuid not null,
    position    bigint not null,
    outcome     text not null,
    document_id uuid,
    name        text,
    problem     json,
    line        text,
    primary key (tenant_id, import_id, position),
    foreign key (tenant_id, import_id) references channels.imports (tenant_id, import_id) on delete cascade,
    constraint row_outcomes_are_one_of_three check (outcome in ('DONE', 'REPEATED', 'FAILED')),
    constraint row_outcomes_say_why_they_failed check ((outcome = 'FAILED') = (problem is not null))
);
create index row_outcomes_failed on channels.row_outcomes (tenant_id, import_id, position) where outcome = 'FAILED';
