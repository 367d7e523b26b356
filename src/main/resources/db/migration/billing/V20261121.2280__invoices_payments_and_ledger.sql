create schema billing;

-- One row per order that money has moved for. It is locked before anything is decided about that money; it holds no amount.
create table billing.accounts (
    tenant_id     uuid not null,
    order_id      uuid not null,
    order_number  text not null,
    customer      text,
    customer_name text not null,
    currency      text not null,
    opened_at     timestamptz not null,
    primary key (tenant_id, order_id)
);
create index accounts_by_customer on billing.accounts (tenant_id, customer, order_id);

-- Written once, never changed: what is taken back later gets a document of its own.
create table billing.invoices (
    tenant_id       uuid not null,
    invoice_id      uuid not null,
    sequence        bigint not null,
    number          text not null,
    order_id        uuid not null,
    order_number    text not null,
    shipment_id     uuid not null,
    shipment_number text not null,
    site            text not null,
    customer        text,
    customer_name   text not null,
    reference       text,
    bill_to         jsonb not null,
    ship_to         jsonb not null,
    language        text not null,
    terms           text not null,
    issued_at       timestamptz not null,
    issued_on       date not null,
    due_on          date not null,
    currency        text not null,
    tax_included    boolean not null,
    gross_minor     bigint not null,
    discount_minor  bigint not null,
    net_minor       bigint not null,
    shipping_minor  bigint not null,
    tax_minor       bigint not null,
    total_minor     bigint not null,
    primary key (tenant_id, invoice_id),
    constraint invoices_belong_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint invoices_are_numbered_by_their_sequence check (number = 'INV-' || sequence),
    constraint invoices_are_due_when_issued_or_later check (due_on >= issued_on),
    constraint invoices_never_ask_for_less_than_nothing check (total_minor >= 0),
    constraint invoices_net_is_gross_without_discount check (net_minor = gross_minor - discount_minor),
    constraint invoices_total_is_the_sum_of_its_parts
        check (total_minor = net_minor + shipping_minor + case when tax_included then 0 else tax_minor end)
);
create unique index invoices_by_sequence on billing.invoices (tenant_id, sequence);
create unique index invoices_once_per_shipment on billing.invoices (tenant_id, shipment_id);
create index invoices_by_order on billing.invoices (tenant_id, order_id, sequence);
create index invoices_by_customer on billing.invoices (tenant_id, customer, sequence);
create index invoices_by_date on billing.invoices (tenant_id, issued_on, sequence);

create table billing.invoice_lines (
    tenant_id        uuid not null,
    invoice_id       uuid not null,
    line_id          uuid not null,
    order_id         uuid not null,
    line_number      integer not null,
    sku              text not null,
    name             text not null,
    kit_name         text,
    quantity         bigint not null,
    unit_price_minor bigint not null,
    gross_minor      bigint not null,
    discount_minor   bigint not null,
    net_minor        bigint not null,
    shipping_minor   bigint not null,
    tax_minor        bigint not null,
    total_minor      bigint not null,
    taxes            jsonb not null,
    primary key (tenant_id, invoice_id, line_id),
    constraint invoice_lines_belong_to_an_invoice
        foreign key (tenant_id, invoice_id) references billing.invoices (tenant_id, invoice_id),
    constraint invoice_lines_bill_something check (quantity > 0),
    constraint invoice_lines_net_is_gross_without_discount check (net_minor = gross_minor - discount_minor)
);
create index invoice_lines_by_order on billing.invoice_lines (tenant_id, order_id, line_id);

-- The summary an invoice must show: one row per tax and rate.
create table billing.invoice_taxes (
    tenant_id    uuid not null,
    invoice_id   uuid not null,
    position     integer not null,
    name         text not null,
    rate_ppm     integer not null,
    base_minor   bigint not null,
    amount_minor bigint not null,
    primary key (tenant_id, invoice_id, position),
    constraint invoice_taxes_belong_to_an_invoice
        foreign key (tenant_id, invoice_id) references billing.invoices (tenant_id, invoice_id)
);

create table billing.payments (
    tenant_id    uuid not null,
    payment_id   uuid not null,
    number       text not null,
    order_id     uuid not null,
    invoice_id   uuid,
    method       text not null,
    reference    text,
    amount_minor bigint not null,
    currency     text not null,
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    primary key (tenant_id, payment_id),
    constraint payments_belong_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint payments_name_an_invoice_that_is_there
        foreign key (tenant_id, invoice_id) references billing.invoices (tenant_id, invoice_id),
    constraint payments_have_a_known_method check (method in ('CARD', 'BANK_TRANSFER', 'CASH', 'CHECK', 'OTHER')),
    constraint payments_are_more_than_nothing check (amount_minor > 0)
);
create unique index payments_by_number on billing.payments (tenant_id, number);
create index payments_by_order on billing.payments (tenant_id, order_id, payment_id);

-- Every movement of money, for ever: what is owed grows with a positive amount and shrinks with a negative one. Rows are only
-- ever added, and every balance is a sum over them.
create table billing.ledger (
    tenant_id       uuid not null,
    entry_id        uuid not null,
    order_id        uuid not null,
    customer        text,
    kind            text not null,
    amount_minor    bigint not null,
    currency        text not null,
    document_id     uuid not null,
    document_number text not null,
    invoice_id      uuid,
    at              timestamptz not null,
    actor_kind      text not null,
    actor           text not null,
    primary key (tenant_id, entry_id),
    constraint ledger_belongs_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint ledger_kind_is_known check (kind in ('CHARGE', 'PAYMENT')),
    constraint ledger_charges_add check (kind <> 'CHARGE' or (amount_minor >= 0 and invoice_id = document_id)),
    constraint ledger_payments_take_away check (kind <> 'PAYMENT' or amount_minor < 0)
);
create unique index ledger_once_per_document on billing.ledger (tenant_id, document_id, kind);
create index ledger_by_order on billing.ledger (tenant_id, order_id, entry_id);
create index ledger_by_customer on billing.ledger (tenant_id, customer, currency);

-- What of every invoice has been paid: first what was paid for it by name, then, oldest invoice first, what is left of the
-- order's payments.
create view billing.invoices_view as
select invoices.tenant_id, invoices.invoice_id, invoices.sequence, invoices.number, invoices.order_id, invoices.order_number,
    invoices.shipment_id, invoices.shipment_number, invoices.site, invoices.customer, invoices.customer_name,
    invoices.reference, invoices.bill_to, invoices.ship_to, invoices.language, invoices.terms, invoices.issued_at,
    invoices.issued_on, invoices.due_on, invoices.currency, invoices.tax_included, invoices.gross_minor,
    invoices.discount_minor, invoices.net_minor, invoices.shipping_minor, invoices.tax_minor, invoices.total_minor,
    covered.paid_minor, invoices.total_minor - covered.paid_minor as open_minor
from billing.invoices invoices
cross join lateral (
    select sum(named_minor) as all_named_minor,
        sum(named_minor) filter (where siblings.sequence = invoices.sequence) as named_minor,
        coalesce(sum(siblings.total_minor - named_minor) filter (where siblings.sequence < invoices.sequence), 0)
            as older_minor
    from (
        select older.sequence, older.total_minor, least(older.total_minor, coalesce((
            select -sum(payments.amount_minor)
            from billing.ledger payments
            where payments.tenant_id = older.tenant_id
            and payments.order_id = older.order_id
            and payments.invoice_id = older.invoice_id
            and payments.kind = 'PAYMENT'
        ), 0)) as named_minor
        from billing.invoices older
        where older.tenant_id = invoices.tenant_id
        and older.order_id = invoices.order_id
    ) siblings
) shares
cross join lateral (
    select coalesce(-sum(payments.amount_minor), 0) as paid_minor
    from billing.ledger payments
    where payments.tenant_id = invoices.tenant_id
    and payments.order_id = invoices.order_id
    and payments.kind = 'PAYMENT'
) purse
cross join lateral (
    select (shares.named_minor + greatest(0, least(
        invoices.total_minor - shares.named_minor,
        purse.paid_minor - shares.all_named_minor - shares.older_minor
    )))::bigint as paid_minor
) covered;

create view billing.order_balances_view as
select accounts.tenant_id, accounts.order_id, accounts.order_number, accounts.customer, accounts.customer_name,
    accounts.currency, sums.charged_minor, sums.paid_minor, sums.balance_minor, due.due_on
from billing.accounts accounts
cross join lateral (
    select coalesce(sum(ledger.amount_minor) filter (where ledger.kind = 'CHARGE'), 0)::bigint as charged_minor,
        coalesce(-sum(ledger.amount_minor) filter (where ledger.kind = 'PAYMENT'), 0)::bigint as paid_minor,
        coalesce(sum(ledger.amount_minor), 0)::bigint as balance_minor
    from billing.ledger ledger
    where ledger.tenant_id = accounts.tenant_id
    and ledger.order_id = accounts.order_id
) sums
cross join lateral (
    select min(invoices.due_on) as due_on
    from billing.invoices_view invoices
    where invoices.tenant_id = accounts.tenant_id
    and invoices.order_id = accounts.order_id
    and invoices.open_minor > 0
) due;

create view billing.customer_balances_view as
select tenant_id, customer, currency,
    coalesce(sum(amount_minor) filter (where kind = 'CHARGE'), 0)::bigint as charged_minor,
    coalesce(-sum(amount_minor) filter (where kind = 'PAYMENT'), 0)::bigint as paid_minor,
    sum(amount_minor)::bigint as balance_minor
from billing.ledger
where customer is not null
group by tenant_id, customer, currency;

create view billing.payments_view as
select payments.tenant_id, payments.payment_id, payments.number, payments.order_id, accounts.order_number,
    payments.invoice_id, invoices.number as invoice_number, accounts.customer, accounts.customer_name, payments.method,
    payments.reference, payments.amount_minor, payments.currency, payments.recorded_at, payments.recorded_by
from billing.payments payments
join billing.accounts accounts
    on accounts.tenant_id = payments.tenant_id and accounts.order_id = payments.order_id
left join billing.invoices invoices
    on invoices.tenant_id = payments.tenant_id and invoices.invoice_id = payments.invoice_id;
