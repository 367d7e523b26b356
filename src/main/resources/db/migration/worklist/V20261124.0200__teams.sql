create table worklist.teams (
    tenant_id     uuid not null,
    team          text not null,
    name          text not null,
    kinds         text[] not null default '{}',
    members       text[] not null,
    away          text[] not null default '{}',
    assigns       boolean not null,
    most          integer not null,
    step_minutes  integer[] not null default '{}',
    step_people   text[] not null default '{}',
    version       integer not null default 1,
    primary key (tenant_id, team),
    constraint teams_give_a_person_some_items check (most between 1 and 1000),
    constraint teams_have_somebody_for_each_step check (cardinality(step_minutes) = cardinality(step_people))
);

comment on column worklist.teams.kinds is 'empty for all kinds that no other team names';
comment on column worklist.teams.step_minutes is 'of working time after an item was due';

alter table worklist.items add column escalation integer not null default 0;

comment on column worklist.items.escalation is 'how many steps of the escalation of its team it has taken';

create index items_by_escalation on worklist.items (tenant_id, escalation, due_at, item_id) where state = 'OPEN';
create index items_that_escalated on worklist.items (tenant_id, due_at, item_id) where state = 'OPEN' and escalation > 0;
