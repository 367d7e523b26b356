-- What is taken back from invoices, what is given back to customers, and who had to agree.

alter table billing.payments drop constraint payments_have_a_known_method;
alter table billing.payments add constraint payments_have_a_known_method
    check (method in ('CARD', 'BANK_TRANSFER', 'CASH', 'CHECK', 'STORE_CREDIT', 'OTHER'));

-- Written once, never changed. Lines name the invoice lines that they correct; a flat credit has none.
create table billing.credit_memos (
    tenant_id       uuid not null,
    memo_id         uuid not null,
    sequence        bigint not null,
    number          text not null,
    order_id        uuid not null,
    reason          text not null,
    reference       text not null,
    note            text,
    currency        text not null,
    tax_included    boolean not null,
    gross_minor     bigint not null,
    discount_minor  bigint not null,
    net_minor       bigint not null,
    shipping_minor  bigint not null,
    tax_minor       bigint not null,
    flat_minor      bigint not null,
    deducted_minor  bigint not null,
    total_minor     bigint not null,
    issued_at       timestamptz not null,
    issued_on       date not null,
    issued_by       text not null,
    approved_by     text,
    primary key (tenant_id, memo_id),
    constraint credit_memos_belong_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint credit_memos_are_numbered_by_their_sequence check (number = 'CM-' || sequence),
    constraint credit_memos_have_a_known_reason
        check (reason in ('RETURN', 'PRICE_CORRECTION', 'GOODWILL', 'NOT_DELIVERED', 'CANCELLED', 'OTHER')),
    constraint credit_memos_never_ask_for_money check (total_minor >= 0),
    constraint credit_memos_take_nothing_negative_off check (flat_minor >= 0 and deducted_minor >= 0),
    constraint credit_memos_total_is_the_sum_of_their_parts check (total_minor
        = net_minor + shipping_minor + case when tax_included then 0 else tax_minor end + flat_minor - deducted_minor)
);
create unique index credit_memos_by_sequence on billing.credit_memos (tenant_id, sequence);
create unique index credit_memos_by_number on billing.credit_memos (tenant_id, number);
create unique index credit_memos_once_per_reference on billing.credit_memos (tenant_id, order_id, reason, reference);
create index credit_memos_by_order on billing.credit_memos (tenant_id, order_id, sequence);
create index credit_memos_by_date on billing.credit_memos (tenant_id, issued_on, sequence);

create table billing.credit_memo_lines (
    tenant_id        uuid not null,
    memo_id          uuid not null,
    position         integer not null,
    order_id         uuid not null,
    invoice_id       uuid not null,
    line_id          uuid not null,
    line_number      integer not null,
    sku              text not null,
    name             text not null,
    quantity         bigint not null,
    shipping_units   bigint not null,
    unit_price_minor bigint not null,
    gross_minor      bigint not null,
    discount_minor   bigint not null,
    net_minor        bigint not null,
    shipping_minor   bigint not null,
    tax_minor        bigint not null,
    total_minor      bigint not null,
    taxes            jsonb not null,
    primary key (tenant_id, memo_id, position),
    constraint credit_memo_lines_belong_to_a_memo
        foreign key (tenant_id, memo_id) references billing.credit_memos (tenant_id, memo_id),
    constraint credit_memo_lines_correct_an_invoice_line
        foreign key (tenant_id, invoice_id, line_id) references billing.invoice_lines (tenant_id, invoice_id, line_id),
    constraint credit_memo_lines_credit_something check (quantity > 0),
    constraint credit_memo_lines_credit_shipping_with_its_units check (shipping_units in (0, quantity))
);
create index credit_memo_lines_by_order on billing.credit_memo_lines (tenant_id, order_id, invoice_id, line_id);
create index credit_memo_lines_by_invoice on billing.credit_memo_lines (tenant_id, invoice_id, line_id);

create table billing.credit_memo_deductions (
    tenant_id    uuid not null,
    memo_id      uuid not null,
    position     integer not null,
    kind         text not null,
    words        text not null,
    amount_minor bigint not null,
    primary key (tenant_id, memo_id, position),
    constraint credit_memo_deductions_belong_to_a_memo
        foreign key (tenant_id, memo_id) references billing.credit_memos (tenant_id, memo_id),
    constraint credit_memo_deductions_have_a_known_kind
        check (kind in ('RESTOCKING_FEE', 'RETURN_SHIPPING', 'PROMOTION_CLAWBACK', 'DAMAGE', 'OTHER')),
    constraint credit_memo_deductions_are_more_than_nothing check (amount_minor > 0)
);

-- What is to be given back. The customer's account says so at once; each part says whether the money has left.
create table billing.refunds (
    tenant_id    uuid not null,
    refund_id    uuid not null,
    number       text not null,
    order_id     uuid not null,
    memo_id      uuid,
    paid_to      text not null,
    reason       text not null,
    reference    text not null,
    amount_minor bigint not null,
    currency     text not null,
    requested_at timestamptz not null,
    requested_by text not null,
    approved_by  text,
    primary key (tenant_id, refund_id),
    constraint refunds_belong_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint refunds_name_a_memo_that_is_there
        foreign key (tenant_id, memo_id) references billing.credit_memos (tenant_id, memo_id),
    constraint refunds_go_somewhere_known check (paid_to in ('ORIGINAL_TENDERS', 'STORE_CREDIT')),
    constraint refunds_are_more_than_nothing check (amount_minor > 0)
);
create unique index refunds_by_number on billing.refunds (tenant_id, number);
create unique index refunds_once_per_reference on billing.refunds (tenant_id, order_id, reference);
create index refunds_by_order on billing.refunds (tenant_id, order_id, refund_id);

create table billing.refund_parts (
    tenant_id    uuid not null,
    refund_id    uuid not null,
    position     integer not null,
    order_id     uuid not null,
    payment_id   uuid not null,
    method       text not null,
    amount_minor bigint not null,
    state        text not null,
    problem      text,
    reference    text,
    settled_at   timestamptz,
    settled_by   text,
    primary key (tenant_id, refund_id, position),
    constraint refund_parts_belong_to_a_refund
        foreign key (tenant_id, refund_id) references billing.refunds (tenant_id, refund_id),
    constraint refund_parts_give_back_a_payment
        foreign key (tenant_id, payment_id) references billing.payments (tenant_id, payment_id),
    constraint refund_parts_are_more_than_nothing check (amount_minor > 0),
    constraint refund_parts_have_a_known_state check (state in ('PENDING', 'SETTLED', 'FAILED')),
    constraint refund_parts_are_settled_at_a_time check ((state = 'SETTLED') = (settled_at is not null))
);
create index refund_parts_by_payment on billing.refund_parts (tenant_id, payment_id);
create index refund_parts_by_order on billing.refund_parts (tenant_id, order_id, refund_id);
create index refund_parts_unsettled on billing.refund_parts (tenant_id, state) where state <> 'SETTLED';

-- What a customer may spend with us. The account is only locked; its balance is the sum of its entries.
create table billing.store_credit_accounts (
    tenant_id uuid not null,
    customer  text not null,
    currency  text not null,
    opened_at timestamptz not null,
    primary key (tenant_id, customer, currency)
);

create table billing.store_credit_entries (
    tenant_id       uuid not null,
    entry_id        uuid not null,
    customer        text not null,
    currency        text not null,
    amount_minor    bigint not null,
    order_id        uuid not null,
    document_id     uuid not null,
    document_number text not null,
    position        integer not null,
    at              timestamptz not null,
    actor           text not null,
    primary key (tenant_id, entry_id),
    constraint store_credit_entries_belong_to_an_account
        foreign key (tenant_id, customer, currency)
        references billing.store_credit_accounts (tenant_id, customer, currency),
    constraint store_credit_entries_move_something check (amount_minor <> 0)
);
create unique index store_credit_once_per_document
    on billing.store_credit_entries (tenant_id, document_id, position);
create index store_credit_by_customer on billing.store_credit_entries (tenant_id, customer, currency, entry_id);

-- Above these amounts a second person must agree; without a row nobody needs to.
create table billing.approval_limits (
    tenant_id    uuid not null,
    currency     text not null,
    credit_minor bigint,
    refund_minor bigint,
    primary key (tenant_id, currency),
    constraint approval_limits_are_not_negative check (credit_minor >= 0 and refund_minor >= 0)
);

-- What somebody asked for and somebody else must agree to: kept whole, so that it can be carried out as it was asked.
create table billing.approvals (
    tenant_id       uuid not null,
    approval_id     uuid not null,
    kind            text not null,
    order_id        uuid not null,
    reason          text not null,
    reference       text not null,
    amount_minor    bigint not null,
    limit_minor     bigint not null,
    currency        text not null,
    request         jsonb not null,
    asked_at        timestamptz not null,
    asked_by_kind   text not null,
    asked_by        text not null,
    state           text not null,
    note            text,
    decided_at      timestamptz,
    decided_by      text,
    document_id     uuid,
    document_number text,
    primary key (tenant_id, approval_id),
    constraint approvals_belong_to_an_account
        foreign key (tenant_id, order_id) references billing.accounts (tenant_id, order_id),
    constraint approvals_have_a_known_kind check (kind in ('CREDIT_MEMO', 'REFUND')),
    constraint approvals_have_a_known_state check (state in ('WAITING', 'APPROVED', 'DECLINED')),
    constraint approvals_are_given_by_somebody_else check (decided_by is null or decided_by <> asked_by),
    constraint approvals_waiting_are_undecided check ((state = 'WAITING') = (decided_at is null))
);
create unique index approvals_wait_once
    on billing.approvals (tenant_id, order_id, kind, reason, reference) where state = 'WAITING';
create index approvals_by_state on billing.approvals (tenant_id, state, approval_id);
create index approvals_by_order on billing.approvals (tenant_id, order_id, approval_id);

-- A credit stands against the invoices that it corrects, one entry each.
alter table billing.ledger drop constraint ledger_kind_is_known;
alter table billing.ledger add constraint ledger_kind_is_known
    check (kind in ('CHARGE', 'CREDIT', 'PAYMENT', 'REFUND'));
alter table billing.ledger add constraint ledger_credits_take_away
    check (kind <> 'CREDIT' or (amount_minor <= 0 and invoice_id is not null));
alter table billing.ledger add constraint ledger_refunds_add
    check (kind <> 'REFUND' or (amount_minor > 0 and invoice_id is null));
drop index billing.ledger_once_per_document;
create unique index ledger_once_per_document
    on billing.ledger (tenant_id, document_id, kind, invoice_id) nulls not distinct;

-- What of every invoice is covered: first by what names it, then, oldest invoice first, by what is left of the order's
-- payments and credits. What was refunded covers nothing any more.
create or replace view billing.invoices_view as
select invoices.tenant_id, invoices.invoice_id, invoices.sequence, invoices.number, invoices.order_id, invoices.order_number,
    invoices.shipment_id, invoices.shipment_number, invoices.site, invoices.customer, invoices.customer_name,
    invoices.reference, invoices.bill_to, invoices.ship_to, invoices.language, invoices.terms, invoices.issued_at,
    invoices.issued_on, invoices.due_on, invoices.currency, invoices.tax_included, invoices.gross_minor,
    invoices.discount_minor, invoices.net_minor, invoices.shipping_minor, invoices.tax_minor, invoices.total_minor,
    covered.covered_minor - least(covered.covered_minor, credits.credited_minor) as paid_minor,
    invoices.total_minor - covered.covered_minor as open_minor,
    least(covered.covered_minor, credits.credited_minor) as credited_minor
from billing.invoices invoices
cross join lateral (
    select sum(named_minor) as all_named_minor,
        sum(named_minor) filter (where siblings.sequence = invoices.sequence) as named_minor,
        coalesce(sum(named_minor) filter (where siblings.sequence < invoices.sequence), 0) as older_named_minor,
        coalesce(sum(siblings.total_minor - named_minor) filter (where siblings.sequence < invoices.sequence), 0)
            as older_rest_minor
    from (
        select older.sequence, older.total_minor, least(older.total_minor, coalesce((
            select -sum(named.amount_minor)
            from billing.ledger named
            where named.tenant_id = older.tenant_id
            and named.order_id = older.order_id
            and named.invoice_id = older.invoice_id
            and named.kind in ('PAYMENT', 'CREDIT')
        ), 0)) as named_minor
        from billing.invoices older
        where older.tenant_id = invoices.tenant_id
        and older.order_id = invoices.order_id
    ) siblings
) shares
cross join lateral (
    select coalesce(-sum(movements.amount_minor), 0) as covering_minor
    from billing.ledger movements
    where movements.tenant_id = invoices.tenant_id
    and movements.order_id = invoices.order_id
    and movements.kind in ('PAYMENT', 'CREDIT', 'REFUND')
) purse
cross join lateral (
    select coalesce(-sum(movements.amount_minor), 0)::bigint as credited_minor
    from billing.ledger movements
    where movements.tenant_id = invoices.tenant_id
    and movements.order_id = invoices.order_id
    and movements.invoice_id = invoices.invoice_id
    and movements.kind = 'CREDIT'
) credits
cross join lateral (
    select (least(shares.named_minor, greatest(0, purse.covering_minor - shares.older_named_minor)) + greatest(0, least(
        invoices.total_minor - shares.named_minor,
        purse.covering_minor - shares.all_named_minor - shares.older_rest_minor
    )))::bigint as covered_minor
) covered;

create or replace view billing.order_balances_view as
select accounts.tenant_id, accounts.order_id, accounts.order_number, accounts.customer, accounts.customer_name,
    accounts.currency, sums.charged_minor, sums.paid_minor, sums.balance_minor, due.due_on, sums.credited_minor,
    sums.refunded_minor
from billing.accounts accounts
cross join lateral (
    select coalesce(sum(ledger.amount_minor) filter (where ledger.kind = 'CHARGE'), 0)::bigint as charged_minor,
        coalesce(-sum(ledger.amount_minor) filter (where ledger.kind = 'CREDIT'), 0)::bigint as credited_minor,
        coalesce(-sum(ledger.amount_minor) filter (where ledger.kind = 'PAYMENT'), 0)::bigint as paid_minor,
        coalesce(sum(ledger.amount_minor) filter (where ledger.kind = 'REFUND'), 0)::bigint as refunded_minor,
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

create or replace view billing.customer_balances_view as
select tenant_id, customer, currency,
    coalesce(sum(amount_minor) filter (where kind = 'CHARGE'), 0)::bigint as charged_minor,
    coalesce(-sum(amount_minor) filter (where kind = 'PAYMENT'), 0)::bigint as paid_minor,
    sum(amount_minor)::bigint as balance_minor,
    coalesce(-sum(amount_minor) filter (where kind = 'CREDIT'), 0)::bigint as credited_minor,
    coalesce(sum(amount_minor) filter (where kind = 'REFUND'), 0)::bigint as refunded_minor
from billing.ledger
where customer is not null
group by tenant_id, customer, currency;

create view billing.credit_memos_view as
select memos.tenant_id, memos.memo_id, memos.sequence, memos.number, memos.order_id, accounts.order_number, accounts.customer,
    accounts.customer_name, memos.reason, memos.reference, memos.note, memos.currency, memos.tax_included, memos.gross_minor,
    memos.discount_minor, memos.net_minor, memos.shipping_minor, memos.tax_minor, memos.flat_minor, memos.deducted_minor,
    memos.total_minor, memos.issued_at, memos.issued_on, memos.issued_by, memos.approved_by
from billing.credit_memos memos
join billing.accounts accounts
    on accounts.tenant_id = memos.tenant_id and accounts.order_id = memos.order_id;

create view billing.refunds_view as
select refunds.tenant_id, refunds.refund_id, refunds.number, refunds.order_id, accounts.order_number, accounts.customer,
    accounts.customer_name, refunds.memo_id, memos.number as memo_number, refunds.paid_to, refunds.reason, refunds.reference,
    refunds.amount_minor, refunds.currency, refunds.requested_at, refunds.requested_by, refunds.approved_by, parts.state,
    parts.settled_minor
from billing.refunds refunds
join billing.accounts accounts
    on accounts.tenant_id = refunds.tenant_id and accounts.order_id = refunds.order_id
left join billing.credit_memos memos
    on memos.tenant_id = refunds.tenant_id and memos.memo_id = refunds.memo_id
cross join lateral (
    select case when bool_or(parts.state = 'FAILED') then 'FAILED'
            when bool_or(parts.state = 'PENDING') then 'PENDING' else 'SETTLED' end as state,
        coalesce(sum(parts.amount_minor) filter (where parts.state = 'SETTLED'), 0)::bigint as settled_minor
    from billing.refund_parts parts
    where parts.tenant_id = refunds.tenant_id
    and parts.refund_id = refunds.refund_id
) parts;

create view billing.approvals_view as
select approvals.tenant_id, approvals.approval_id, approvals.kind, approvals.order_id, accounts.order_number,
    accounts.customer, accounts.customer_name, approvals.reason, approvals.reference, approvals.amount_minor,
    approvals.limit_minor, approvals.currency, approvals.request, approvals.asked_at, approvals.asked_by_kind,
    approvals.asked_by, approvals.state, approvals.note, approvals.decided_at, approvals.decided_by, approvals.document_id,
    approvals.document_number
from billing.approvals approvals
join billing.accounts accounts
    on accounts.tenant_id = approvals.tenant_id and accounts.order_id = approvals.order_id;
