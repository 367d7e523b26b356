-- What a provider holds for us on a customer's card, and every time we asked it for something.

create table billing.authorisations (
    tenant_id          uuid not null,
    authorisation_id   uuid not null,
    number             text not null,
    order_id           uuid not null,
    provider           text not null,
    token              text not null,
    card               text,
    amount_minor       bigint not null,
    captured_minor     bigint not null,
    currency           text not null,
    state              text not null,
    provider_reference text,
    problem            text,
    expires_at         timestamptz,
    requested_at       timestamptz not null,
    requested_by       text not null,
    primary key (tenant_id, authorisation_id),
    constraint authorisations_belong_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint authorisations_have_a_known_state
        check (state in ('REQUESTED', 'AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED', 'EXPIRED')),
    constraint authorisations_hold_something check (amount_minor > 0),
    constraint authorisations_never_capture_more_than_they_hold check (captured_minor between 0 and amount_minor)
);
create unique index authorisations_by_number on billing.authorisations (tenant_id, number);
create index authorisations_by_order on billing.authorisations (tenant_id, order_id, authorisation_id);
create index authorisations_by_expiry on billing.authorisations (expires_at) where state = 'AUTHORISED';

-- One row per thing asked of a provider; its id is what the provider knows it by. WAITING was never sent, UNKNOWN was, and is
-- only asked about. An answer is taken once.
create table billing.payment_attempts (
    tenant_id          uuid not null,
    attempt_id         uuid not null,
    authorisation_id   uuid not null,
    order_id           uuid not null,
    action             text not null,
    amount_minor       bigint not null,
    currency           text not null,
    invoice_id         uuid,
    refund_id          uuid,
    refund_position    integer,
    state              text not null,
    tries              integer not null,
    next_at            timestamptz,
    requested_at       timestamptz not null,
    answered_at        timestamptz,
    provider_reference text,
    problem            text,
    primary key (tenant_id, attempt_id),
    constraint payment_attempts_belong_to_an_authorisation
        foreign key (tenant_id, authorisation_id) references billing.authorisations (tenant_id, authorisation_id),
    constraint payment_attempts_have_a_known_action check (action in ('AUTHORISE', 'CAPTURE', 'VOID', 'REFUND')),
    constraint payment_attempts_have_a_known_state check (state in ('WAITING', 'UNKNOWN', 'SUCCEEDED', 'DECLINED')),
    constraint payment_attempts_are_asked_about_until_answered
        check ((state in ('WAITING', 'UNKNOWN')) = (next_at is not null) and (next_at is null) = (answered_at is not null)),
    constraint payment_attempts_capture_for_an_invoice check ((action = 'CAPTURE') = (invoice_id is not null)),
    constraint payment_attempts_refund_a_part check ((action = 'REFUND') = (refund_id is not null)
        and (refund_id is null) = (refund_position is null))
);
create index payment_attempts_due on billing.payment_attempts (next_at) where next_at is not null;
create index payment_attempts_by_order on billing.payment_attempts (tenant_id, order_id, attempt_id);
create index payment_attempts_by_authorisation on billing.payment_attempts (tenant_id, authorisation_id, attempt_id);
create index payment_attempts_by_invoice on billing.payment_attempts (tenant_id, invoice_id) where invoice_id is not null;
create index payment_attempts_by_refund on billing.payment_attempts (tenant_id, refund_id, refund_position)
    where refund_id is not null;

-- The capture that brought it in; null for what people record.
alter table billing.payments add column attempt_id uuid;
create unique index payments_once_per_capture on billing.payments (tenant_id, attempt_id);

create view billing.authorisations_view as
select authorisations.tenant_id, authorisations.authorisation_id, authorisations.number, authorisations.order_id,
    accounts.order_number, accounts.customer, accounts.customer_name, authorisations.provider, authorisations.card,
    authorisations.amount_minor, authorisations.captured_minor, authorisations.currency, authorisations.state,
    authorisations.provider_reference, authorisations.problem, authorisations.expires_at, authorisations.requested_at,
    authorisations.requested_by, trouble.action as trouble_action, trouble.state as trouble_state,
    trouble.problem as trouble_problem
from billing.authorisations authorisations
join billing.accounts accounts
    on accounts.tenant_id = authorisations.tenant_id and accounts.order_id = authorisations.order_id
left join lateral (
    select attempts.action, attempts.state, attempts.problem
    from billing.payment_attempts attempts
    where attempts.tenant_id = authorisations.tenant_id
    and attempts.authorisation_id = authorisations.authorisation_id
    order by attempts.attempt_id desc
    limit 1
) trouble on trouble.state <> 'SUCCEEDED';
