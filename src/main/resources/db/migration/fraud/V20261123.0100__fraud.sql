create schema fraud;

create table fraud.policies (
    tenant_id   uuid not null,
    enabled     boolean not null,
    review_from integer not null,
    provider    text,
    weights     jsonb not null,
    version     integer not null default 1,
    primary key (tenant_id),
    constraint review_begins_within_the_score check (review_from between 1 and 100)
);

-- Mails, phones and addresses that are let through, or never served.
create table fraud.listed_traits (
    tenant_id  uuid not null,
    trait_id   uuid not null,
    verdict    text not null,
    kind       text not null,
    value      text not null,
    normal     text not null,
    reason     text not null,
    expires_on date,
    listed_at  timestamptz not null,
    listed_by  text not null,
    primary key (tenant_id, trait_id),
    constraint listed_traits_are_once_on_the_lists unique (tenant_id, kind, normal),
    constraint listed_traits_are_allowed_or_denied check (verdict in ('ALLOW', 'DENY'))
);

-- Who ordered what when, by what an order has in common with others; kept for ninety days.
create table fraud.traces (
    tenant_id uuid not null,
    kind      text not null,
    value     text not null,
    occasion  uuid not null,
    at        timestamptz not null,
    mail      text,
    primary key (tenant_id, kind, value, occasion)
);
create index traces_by_time on fraud.traces (tenant_id, kind, value, at);
create index traces_to_forget on fraud.traces (at);

create table fraud.assessments (
    tenant_id      uuid not null,
    order_id       uuid not null,
    order_number   text not null,
    traits         text not null,
    points         integer not null,
    reasons        jsonb not null,
    state          text not null,
    provider       text,
    provider_state text not null,
    provider_score integer,
    provider_says  text,
    tries          integer not null default 0,
    ask_at         timestamptz,
    assessed_at    timestamptz not null,
    decided_at     timestamptz,
    decided_by     text,
    decision       text,
    version        integer not null default 1,
    primary key (tenant_id, order_id),
    constraint scores_are_of_a_hundred check (points between 0 and 100),
    constraint assessments_have_a_known_state check (state in ('CLEAR', 'ASKED', 'REVIEW', 'ACCEPTED', 'REFUSED')),
    constraint providers_have_a_known_state check (provider_state in ('NONE', 'ASK', 'ANSWERED', 'SILENT'))
);
create index assessments_by_state on fraud.assessments (tenant_id, state, assessed_at desc, order_id desc);
create index assessments_by_time on fraud.assessments (tenant_id, assessed_at desc, order_id desc);
create index assessments_to_ask on fraud.assessments (ask_at) where provider_state = 'ASK';
