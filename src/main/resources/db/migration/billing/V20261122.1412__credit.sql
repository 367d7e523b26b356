-- One row per customer whose orders wait for its credit or have waited. It is locked before credit is given; it holds no amount.
create table billing.credit_accounts (
    tenant_id uuid not null,
    customer  text not null,
    opened_at timestamptz not null,
    primary key (tenant_id, customer)
);

-- Orders that somebody let go although the credit does not cover them, and for how much.
create table billing.credit_overrides (
    tenant_id    uuid not null,
    order_id     uuid not null,
    customer     text not null,
    amount_minor bigint not null,
    currency     text not null,
    reason       text not null,
    granted_by   text not null,
    granted_at   timestamptz not null,
    primary key (tenant_id, order_id),
    constraint credit_overrides_have_a_reason check (reason <> '')
);

-- What a customer owes is read from the index alone.
create index ledger_by_debtor on billing.ledger (tenant_id, customer, currency, order_id) include (kind, amount_minor);
drop index billing.ledger_by_customer;
