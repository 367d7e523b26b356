-- Who decides about approvals for whom, from a day to a day in the company's zone.
create table platform.delegations (
    tenant_id     uuid not null,
    delegation_id uuid not null,
    giver         uuid not null,
    delegate      uuid not null,
    starts_on     date not null,
    ends_on       date not null,
    created_at    timestamptz not null,
    created_by    text not null,
    ended_at      timestamptz,
    ended_by      text,
    primary key (tenant_id, delegation_id),
    constraint delegations_are_given_by_a_user
        foreign key (tenant_id, giver) references platform.users (tenant_id, user_id),
    constraint delegations_are_given_to_a_user
        foreign key (tenant_id, delegate) references platform.users (tenant_id, user_id),
    constraint delegations_are_not_to_oneself check (giver <> delegate),
    constraint delegations_end_after_they_start check (ends_on >= starts_on),
    constraint delegations_are_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create index delegations_by_delegate on platform.delegations (tenant_id, delegate) where ended_at is null;
create index delegations_by_giver on platform.delegations (tenant_id, giver) where ended_at is null;
