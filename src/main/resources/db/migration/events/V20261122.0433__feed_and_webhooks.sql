create schema if not exists events;

-- How far the feed of a tenant has come. Whoever publishes holds this row until the commit, so positions become visible in
-- their order and a reader that has seen one will never be shown a lower one.
create table events.feeds (
    tenant_id     uuid not null primary key,
    last_position bigint not null default 0,
    forgotten_to  bigint not null default 0
);

-- How many events of a subject have been published, also of those that were forgotten since.
create table events.subjects (
    tenant_id     uuid not null,
    subject_id    uuid not null,
    last_sequence bigint not null,
    primary key (tenant_id, subject_id)
) with (fillfactor = 80);

-- What left: one row for every event of the public catalogue, in its public shape.
create table events.feed (
    tenant_id    uuid not null,
    position     bigint not null,
    event_id     uuid not null,
    type         text not null,
    subject      text not null,
    subject_id   uuid not null,
    sequence     bigint not null,
    happened_at  timestamptz not null,
    published_at timestamptz not null,
    data         json not null,
    primary key (tenant_id, position),
    constraint feed_tells_an_event_once unique (tenant_id, event_id)
);
create index feed_by_type on events.feed (tenant_id, type, position);
create index feed_by_subject on events.feed (tenant_id, subject_id, position);
create index feed_by_time on events.feed (tenant_id, published_at);

-- Secrets are sealed under the secret of the installation, which is not in the database.
create table events.endpoints (
    tenant_id       uuid not null,
    endpoint_id     uuid not null,
    name            text not null,
    url             text not null,
    description     text not null,
    types           text[] not null,
    enabled         boolean not null,
    disabled_reason text,
    disabled_at     timestamptz,
    secret          text not null,
    former_secret   text,
    former_until    timestamptz,
    created_at      timestamptz not null,
    created_by      text not null,
    version         integer not null default 1,
    primary key (tenant_id, endpoint_id),
    constraint endpoints_say_why_they_are_disabled check (enabled or disabled_reason is not null)
);

-- How an endpoint has answered lately. Its row is the lock under which deliveries are claimed and recorded.
create table events.circuits (
    tenant_id       uuid not null,
    endpoint_id     uuid not null,
    failures        integer not null default 0,
    times_opened    integer not null default 0,
    failing_since   timestamptz,
    open_until      timestamptz,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_error      text,
    primary key (tenant_id, endpoint_id),
    foreign key (tenant_id, endpoint_id) references events.endpoints (tenant_id, endpoint_id) on delete cascade
);

-- One event on its way to one endpoint. due_at lies ahead while somebody holds it or while it waits for its next attempt.
create table events.deliveries (
    tenant_id   uuid not null,
    delivery    bigint generated always as identity,
    endpoint_id uuid not null,
    event_id    uuid not null,
    position    bigint not null,
    subject_id  uuid not null,
    type        text not null,
    cause       text not null,
    state       text not null,
    attempts    integer not null default 0,
    due_at      timestamptz not null,
    holder      uuid,
    created_at  timestamptz not null,
    finished_at timestamptz,
    status      integer,
    millis      integer,
    error       text,
    response    text,
    primary key (tenant_id, delivery),
    foreign key (tenant_id, endpoint_id) references events.endpoints (tenant_id, endpoint_id) on delete cascade,
    constraint deliveries_have_a_cause check (cause in ('EVENT', 'REPLAY', 'TEST')),
    constraint deliveries_are_waiting_or_over check ((state = 'WAITING') = (finished_at is null)),
    constraint deliveries_end_well_or_not check (state in ('WAITING', 'DELIVERED', 'DEAD', 'ABANDONED'))
) with (fillfactor = 80);
-- The queue of an endpoint, walked from its head: an index by due_at would tempt the planner to sort all that is due.
create index deliveries_waiting on events.deliveries (tenant_id, endpoint_id, delivery) where state = 'WAITING';
create index deliveries_in_order on events.deliveries (tenant_id, endpoint_id, subject_id, delivery) where state = 'WAITING';
create index deliveries_of_endpoint on events.deliveries (tenant_id, endpoint_id, delivery);
create index deliveries_dead on events.deliveries (tenant_id, delivery) where state = 'DEAD';
create index deliveries_of_event on events.deliveries (tenant_id, event_id);
create index deliveries_by_age on events.deliveries (tenant_id, created_at);

-- What went wrong on the way; the attempt that succeeded stands with its delivery.
create table events.attempts (
    tenant_id uuid not null,
    delivery  bigint not null,
    attempt   integer not null,
    at        timestamptz not null,
    millis    integer not null,
    status    integer,
    error     text not null,
    response  text,
    primary key (tenant_id, delivery, attempt),
    foreign key (tenant_id, delivery) references events.deliveries (tenant_id, delivery) on delete cascade
);

-- How far the feed of a tenant was handed to Kafka, and by whom it is being handed over.
create table events.kafka_cursors (
    tenant_id  uuid not null primary key,
    position   bigint not null,
    holder     uuid,
    held_until timestamptz
);
