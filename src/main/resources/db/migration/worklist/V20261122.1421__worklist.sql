create schema worklist;

create table worklist.items (
    tenant_id      uuid not null,
    item_id        uuid not null,
    kind           text not null,
    subject_type   text not null,
    subject_id     uuid not null,
    subject_label  text not null,
    watched_id     uuid not null,
    order_id       uuid,
    order_number   text,
    customer_name  text,
    link           text not null,
    wrong_key      text not null,
    wrong_facts    text[] not null default '{}',
    severity       text not null,
    at_risk_minor  bigint,
    currency       text,
    promised_on    date,
    raised_at      timestamptz not null,
    due_at         timestamptz not null,
    owner          text,
    state          text not null default 'OPEN',
    stands         boolean not null default true,
    closed_at      timestamptz,
    closed_by      text,
    closed_how     text,
    cause          text,
    note           text,
    reopened       integer not null default 0,
    search         tsvector not null,
    version        integer not null default 1,
    primary key (tenant_id, item_id),
    constraint items_are_open_or_closed check (state in ('OPEN', 'CLOSED')),
    constraint items_have_a_known_severity check (severity in ('LOW', 'NORMAL', 'HIGH', 'CRITICAL')),
    constraint items_are_closed_in_a_known_way check (closed_how in ('CAUSE_GONE', 'RESOLVED')),
    constraint items_closed_by_a_person_have_a_cause check (closed_how is distinct from 'RESOLVED' or cause is not null),
    constraint items_say_when_and_how_they_were_closed check (
        (state = 'CLOSED') = (closed_at is not null) and (state = 'CLOSED') = (closed_how is not null)),
    constraint items_have_money_with_its_currency check ((at_risk_minor is null) = (currency is null))
);

create unique index items_are_open_once_for_their_subject on worklist.items (tenant_id, kind, subject_id)
    where state = 'OPEN';
create index items_by_due_time on worklist.items (tenant_id, due_at, item_id) where state = 'OPEN';
create index items_by_kind on worklist.items (tenant_id, kind, due_at, item_id) where state = 'OPEN';
create index items_by_owner on worklist.items (tenant_id, owner, due_at, item_id) where state = 'OPEN';
create index items_of_nobody on worklist.items (tenant_id, due_at, item_id) where state = 'OPEN' and owner is null;
create index items_that_are_watched on worklist.items (tenant_id, watched_id) where stands or state = 'OPEN';
create index items_by_order on worklist.items (tenant_id, order_id, item_id) where order_id is not null;
create index items_by_closing on worklist.items (tenant_id, closed_at, item_id) where state = 'CLOSED';
create index items_by_words on worklist.items using gin (tenant_id, search);

create table worklist.steps (
    tenant_id uuid not null,
    item_id   uuid not null,
    step_id   uuid not null,
    what      text not null,
    at        timestamptz not null,
    who       text not null,
    person    text,
    fix       text,
    said_key  text,
    said_facts text[] not null default '{}',
    note      text,
    back      json,
    primary key (tenant_id, item_id, step_id),
    constraint steps_belong_to_an_item foreign key (tenant_id, item_id) references worklist.items (tenant_id, item_id)
);

create table worklist.causes (
    tenant_id uuid not null,
    cause     text not null,
    name      text not null,
    offered   boolean not null,
    version   integer not null default 1,
    primary key (tenant_id, cause)
);

create table worklist.sla_policies (
    tenant_id uuid not null,
    kind      text not null,
    severity  text not null,
    minutes   integer not null,
    version   integer not null default 1,
    primary key (tenant_id, kind),
    constraint sla_policies_have_a_known_severity check (severity in ('LOW', 'NORMAL', 'HIGH', 'CRITICAL')),
    constraint sla_policies_give_some_time check (minutes between 1 and 100000)
);

create table worklist.working_hours (
    tenant_id    uuid not null,
    time_zone    text not null,
    working_days text[] not null,
    holidays     date[] not null default '{}',
    opens_at     time not null,
    closes_at    time not null,
    version      integer not null default 1,
    primary key (tenant_id),
    constraint working_hours_are_on_some_day check (cardinality(working_days) > 0),
    constraint working_hours_end_after_they_begin check (opens_at < closes_at)
);

create table worklist.playbooks (
    tenant_id    uuid not null,
    kind         text not null,
    instructions text not null,
    checklist    text[] not null default '{}',
    version      integer not null default 1,
    primary key (tenant_id, kind)
);
