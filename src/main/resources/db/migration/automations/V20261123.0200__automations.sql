create schema automations;

-- What is done by itself when something has happened to an order.
create table automations.automations (
    tenant_id     uuid not null,
    automation_id uuid not null,
    name          text not null,
    enabled       boolean not null,
    event         text not null,
    condition     text not null,
    delay_minutes integer not null,
    action        text not null,
    reason        text,
    priority      integer,
    severity      text,
    message       text not null,
    changed_at    timestamptz not null,
    changed_by    text not null,
    version       integer not null default 1,
    primary key (tenant_id, automation_id),
    constraint automations_wait_thirty_days_at_most check (delay_minutes between 0 and 43200)
);

-- One automation and one event: waiting to be judged, or what came of it.
create table automations.runs (
    tenant_id     uuid not null,
    run_id        uuid not null,
    automation_id uuid not null,
    name          text not null,
    version       integer not null,
    action        text not null,
    order_id      uuid not null,
    event         text not null,
    event_id      uuid not null,
    happened_at   timestamptz not null,
    due_at        timestamptz not null,
    state         text not null default 'WAITING',
    why           text,
    detail        text,
    attempts      integer not null default 0,
    ended_at      timestamptz,
    primary key (tenant_id, run_id),
    constraint runs_happen_once_for_an_event unique (tenant_id, automation_id, event_id),
    constraint runs_wait_or_have_ended check ((state = 'WAITING') = (ended_at is null))
);
create index runs_that_are_due on automations.runs (due_at, tenant_id, run_id) where state = 'WAITING';
create index runs_by_automation on automations.runs (tenant_id, automation_id, run_id);
create index runs_by_order on automations.runs (tenant_id, order_id, run_id);
create index runs_by_state on automations.runs (tenant_id, state, run_id);

-- How often an automation has acted on an order on one day, UTC.
create table automations.guards (
    tenant_id     uuid not null,
    automation_id uuid not null,
    order_id      uuid not null,
    day           date not null,
    done          integer not null default 0,
    primary key (tenant_id, automation_id, order_id, day)
);
create index guards_by_day on automations.guards (tenant_id, day);
