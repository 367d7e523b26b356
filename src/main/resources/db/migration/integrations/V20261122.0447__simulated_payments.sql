-- What the simulated payment provider remembers: every request by the id it came with, what came of it, and what it has yet to
-- call back about.
create table integrations.simulated_payments (
    tenant_id    uuid not null,
    request_id   text not null,
    asked        integer not null,
    action       text not null,
    mood         text not null,
    authorised   text,
    amount_minor bigint not null,
    currency     text not null,
    outcome      text not null,
    reference    text not null,
    calls_back   integer not null,
    call_at      timestamptz,
    primary key (tenant_id, request_id)
);
create index simulated_payments_to_call on integrations.simulated_payments (call_at) where call_at is not null;
