create table worklist.corrective_actions (
    tenant_id        uuid not null,
    action_id        uuid not null,
    cause            text not null,
    kind             text,
    title            text not null,
    what             text not null,
    owner            text,
    due_on           date not null,
    link             text,
    check_after_days integer not null,
    state            text not null default 'OPEN',
    planned_at       timestamptz not null,
    planned_by       text not null,
    done_at          timestamptz,
    done_by          text,
    done_note        text,
    checked_at       timestamptz,
    items_before     bigint,
    items_after      bigint,
    reopened         integer not null default 0,
    version          integer not null default 1,
    primary key (tenant_id, action_id),
    constraint corrective_actions_are_open_done_or_checked check (state in ('OPEN', 'DONE', 'CHECKED')),
    constraint corrective_actions_are_checked_within_a_year check (check_after_days between 1 and 366),
    constraint corrective_actions_say_when_they_were_done check ((state = 'OPEN') = (done_at is null)),
    constraint corrective_actions_say_who_did_them check ((done_at is null) = (done_by is null)),
    constraint corrective_actions_count_what_was_checked check (
        (state = 'CHECKED') = (checked_at is not null)
        and (state = 'CHECKED') = (items_before is not null)
        and (state = 'CHECKED') = (items_after is not null))
);
create index corrective_actions_by_due_date on worklist.corrective_actions (tenant_id, due_on, action_id);
create index corrective_actions_to_look_at on worklist.corrective_actions (tenant_id, action_id) where state <> 'CHECKED';
create index corrective_actions_by_cause on worklist.corrective_actions (tenant_id, cause, due_on, action_id);

create index items_by_cause on worklist.items (tenant_id, cause, closed_at, kind)
    where state = 'CLOSED' and cause is not null;
