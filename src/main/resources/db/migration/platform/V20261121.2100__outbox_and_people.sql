create schema if not exists platform;

create table platform.tenants (
    tenant_id  uuid not null primary key,
    name       text not null,
    created_at timestamptz not null
);
comment on table platform.tenants is '@kind=local The merchants of this installation.';

-- What happened and has not been told to everybody yet. Rows are deleted once told, so the table stays small.
create table platform.outbox (
    tenant_id   uuid not null,
    sequence    bigint generated always as identity,
    event_id    uuid not null,
    subject_id  uuid not null,
    type        text not null,
    payload     jsonb not null,
    happened_at timestamptz not null,
    primary key (tenant_id, sequence)
);
create index outbox_in_order on platform.outbox (sequence);

-- An event that a listener could not digest, and every later one of the same subject for that listener, in order.
create table platform.set_aside (
    tenant_id   uuid not null,
    listener    text not null,
    sequence    bigint not null,
    event_id    uuid not null,
    subject_id  uuid not null,
    type        text not null,
    payload     jsonb not null,
    happened_at timestamptz not null,
    error       text not null,
    attempts    integer not null,
    retry_at    timestamptz not null,
    primary key (tenant_id, listener, sequence)
);
create index set_aside_by_retry on platform.set_aside (retry_at);

-- Who relays at the moment. One row.
create table platform.relay_lease (
    lease      text not null primary key,
    holder     uuid not null,
    held_until timestamptz not null
);
comment on table platform.relay_lease is '@kind=local Which node relays events at the moment.';

create table platform.users (
    tenant_id     uuid not null,
    user_id       uuid not null,
    email         text not null,
    name          text not null,
    password_hash text not null,
    role          text not null,
    language      text not null default 'en',
    enabled       boolean not null default true,
    created_at    timestamptz not null,
    version       integer not null default 1,
    primary key (tenant_id, user_id),
    constraint users_email_is_lower_case check (email = lower(email)),
    constraint users_speak_a_known_language check (language in ('en', 'es'))
);
create unique index users_by_email on platform.users (tenant_id, email);

-- An e-mail address signs in to exactly one tenant of the installation.
create table platform.sign_ins (
    email        text not null primary key,
    tenant_id    uuid not null,
    user_id      uuid not null,
    failures     integer not null default 0,
    locked_until timestamptz
);
comment on table platform.sign_ins is '@kind=local Directory of sign-ins over all tenants, with throttling.';

create table platform.roles (
    tenant_id uuid not null,
    role      text not null,
    name      text not null,
    scopes    text[] not null,
    primary key (tenant_id, role)
);

create table platform.keys (
    tenant_id   uuid not null,
    key_id      uuid not null,
    name        text not null,
    secret_hash text not null,
    shown       text not null,
    scopes      text[] not null,
    created_at  timestamptz not null,
    created_by  text not null,
    revoked_at  timestamptz,
    primary key (tenant_id, key_id)
);
create index keys_by_secret on platform.keys (secret_hash);

create table platform.audit (
    tenant_id    uuid not null,
    audit_id     uuid not null,
    at           timestamptz not null,
    actor_kind   text not null,
    actor        text not null,
    subject_type text not null,
    subject      text not null,
    action       text not null,
    before       jsonb,
    after        jsonb,
    primary key (tenant_id, audit_id)
);
create index audit_by_subject on platform.audit (tenant_id, subject_type, subject, audit_id);

-- The answers to POST requests that carried an Idempotency-Key, kept for a day.
create table platform.idempotency (
    tenant_id       uuid not null,
    idempotency_key text not null,
    fingerprint     text not null,
    status          integer,
    headers         jsonb,
    body            text,
    created_at      timestamptz not null,
    primary key (tenant_id, idempotency_key)
);
create index idempotency_by_age on platform.idempotency (created_at);

-- Numbers people see, counted per tenant and kind of document, without gaps where the counting transaction commits.
create table platform.counters (
    tenant_id uuid not null,
    counter   text not null,
    last      bigint not null,
    primary key (tenant_id, counter)
);

create table platform.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
comment on table platform.scheduled_tasks is '@kind=local The job scheduler''s own table.';
create index scheduled_tasks_by_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on platform.scheduled_tasks (last_heartbeat);
