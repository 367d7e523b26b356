-- Double entry, read from the documents and the ledger: nothing here is stored twice, so nothing can disagree.

create index ledger_by_time on billing.ledger (tenant_id, at);
create index refund_parts_by_time on billing.refund_parts (tenant_id, settled_at) where state = 'SETTLED';

-- What a merchant calls the accounts of its books; without a row an account has its usual code and name.
create table billing.journal_accounts (
    tenant_id uuid not null,
    account   text not null,
    code      text not null,
    name      text not null,
    primary key (tenant_id, account),
    constraint journal_accounts_have_a_code check (code <> '' and name <> '')
);

create view billing.journal_entries_view as
select ledger.tenant_id, ledger.order_id, accounts.order_number, ledger.customer, accounts.customer_name, ledger.document_id,
    ledger.document_number, ledger.kind, 0 as part, ledger.currency, ledger.at
from billing.ledger ledger
join billing.accounts accounts on accounts.tenant_id = ledger.tenant_id and accounts.order_id = ledger.order_id
group by ledger.tenant_id, ledger.order_id, accounts.order_number, ledger.customer, accounts.customer_name,
    ledger.document_id, ledger.document_number, ledger.kind, ledger.currency, ledger.at
union all
select parts.tenant_id, parts.order_id, accounts.order_number, accounts.customer, accounts.customer_name, parts.refund_id,
    refunds.number, 'SETTLEMENT', parts.position, refunds.currency, parts.settled_at
from billing.refund_parts parts
join billing.refunds refunds on refunds.tenant_id = parts.tenant_id and refunds.refund_id = parts.refund_id
join billing.accounts accounts on accounts.tenant_id = parts.tenant_id and accounts.order_id = parts.order_id
where parts.state = 'SETTLED'
and parts.method <> 'STORE_CREDIT';

-- A positive amount is a debit, a negative one a credit. What a customer owes stands in RECEIVABLE, and what it has paid ahead in
-- DEPOSITS: a movement that crosses nothing is split between the two.
create view billing.journal_view as
select tenant_id, order_id, document_id, kind, 0 as part, account, sum(amount_minor)::bigint as amount_minor
from (
    select running.tenant_id, running.order_id, running.document_id, running.kind, sides.account, sides.amount_minor
    from (
        select ledger.tenant_id, ledger.order_id, ledger.document_id, ledger.kind, ledger.amount_minor,
            sum(ledger.amount_minor) over (
                partition by ledger.tenant_id, ledger.order_id order by ledger.entry_id
            ) as balance_minor
        from billing.ledger ledger
    ) running
    cross join lateral (values
        ('RECEIVABLE', greatest(running.balance_minor, 0) - greatest(running.balance_minor - running.amount_minor, 0)),
        ('DEPOSITS', greatest(running.amount_minor - running.balance_minor, 0) - greatest(-running.balance_minor, 0))
    ) as sides (account, amount_minor)
    union all
    select invoices.tenant_id, invoices.order_id, invoices.invoice_id, 'CHARGE', sides.account, sides.amount_minor
    from billing.invoices invoices
    cross join lateral (values
        ('SALES', case when invoices.tax_included then invoices.tax_minor else 0 end - invoices.gross_minor),
        ('DISCOUNTS', invoices.discount_minor),
        ('SHIPPING', -invoices.shipping_minor),
        ('TAX', -invoices.tax_minor)
    ) as sides (account, amount_minor)
    union all
    select memos.tenant_id, memos.order_id, memos.memo_id, 'CREDIT', sides.account, sides.amount_minor
    from billing.credit_memos memos
    cross join lateral (values
        ('RETURNS', memos.gross_minor - case when memos.tax_included then memos.tax_minor else 0 end
            + case when memos.reason = 'GOODWILL' then 0 else memos.flat_minor end),
        ('GOODWILL', case when memos.reason = 'GOODWILL' then memos.flat_minor else 0 end),
        ('DISCOUNTS', -memos.discount_minor),
        ('SHIPPING', memos.shipping_minor),
        ('TAX', memos.tax_minor),
        ('FEES', -memos.deducted_minor)
    ) as sides (account, amount_minor)
    union all
    select payments.tenant_id, payments.order_id, payments.payment_id, 'PAYMENT',
        case payments.method when 'CARD' then 'CARD_CLEARING' when 'BANK_TRANSFER' then 'BANK' when 'CHECK' then 'BANK'
            when 'CASH' then 'CASH' when 'STORE_CREDIT' then 'STORE_CREDIT' else 'OTHER_CLEARING' end,
        payments.amount_minor
    from billing.payments payments
    union all
    select parts.tenant_id, parts.order_id, parts.refund_id, 'REFUND',
        case parts.method when 'STORE_CREDIT' then 'STORE_CREDIT' else 'REFUNDS_PAYABLE' end, -parts.amount_minor
    from billing.refund_parts parts
) postings
where amount_minor <> 0
group by tenant_id, order_id, document_id, kind, account
union all
select parts.tenant_id, parts.order_id, parts.refund_id, 'SETTLEMENT', parts.position, sides.account, sides.amount_minor
from billing.refund_parts parts
cross join lateral (values
    ('REFUNDS_PAYABLE', parts.amount_minor),
    (case parts.method when 'CARD' then 'CARD_CLEARING' when 'BANK_TRANSFER' then 'BANK' when 'CHECK' then 'BANK'
        when 'CASH' then 'CASH' else 'OTHER_CLEARING' end, -parts.amount_minor)
) as sides (account, amount_minor)
where parts.state = 'SETTLED'
and parts.method <> 'STORE_CREDIT';

-- Letters that ask for what is overdue: each level once for an invoice.
create table billing.dunning_letters (
    tenant_id  uuid not null,
    letter_id  uuid not null,
    number     text not null,
    invoice_id uuid not null,
    order_id   uuid not null,
    level      integer not null,
    open_minor bigint not null,
    currency   text not null,
    pay_until  date not null,
    issued_on  date not null,
    issued_at  timestamptz not null,
    issued_by  text not null,
    primary key (tenant_id, letter_id),
    constraint dunning_letters_ask_for_an_invoice
        foreign key (tenant_id, invoice_id) references billing.invoices (tenant_id, invoice_id),
    constraint dunning_letters_have_a_level check (level between 1 and 3),
    constraint dunning_letters_ask_for_something check (open_minor > 0)
);
create unique index dunning_letters_by_number on billing.dunning_letters (tenant_id, number);
create unique index dunning_letters_once_per_level on billing.dunning_letters (tenant_id, invoice_id, level);
create index dunning_letters_by_order on billing.dunning_letters (tenant_id, order_id);

create view billing.dunning_view as
select letters.tenant_id, letters.letter_id, letters.number, letters.invoice_id, invoices.number as invoice_number,
    letters.order_id, invoices.order_number, invoices.customer, invoices.customer_name, letters.level, letters.open_minor,
    letters.currency, letters.pay_until, letters.issued_on, letters.issued_by
from billing.dunning_letters letters
join billing.invoices invoices
    on invoices.tenant_id = letters.tenant_id and invoices.invoice_id = letters.invoice_id;

-- Overdue invoices and how often their customers were written to.
create view billing.overdue_view as
select invoices.tenant_id, invoices.invoice_id, invoices.number, invoices.sequence, invoices.order_id, invoices.order_number,
    invoices.customer, invoices.customer_name, invoices.due_on, invoices.currency, invoices.total_minor, invoices.open_minor,
    coalesce(letters.level, 0) as level, letters.issued_on as last_on
from billing.invoices_view invoices
left join lateral (
    select max(dunning.level) as level, max(dunning.issued_on) as issued_on
    from billing.dunning_letters dunning
    where dunning.tenant_id = invoices.tenant_id
    and dunning.invoice_id = invoices.invoice_id
) letters on true
where invoices.open_minor > 0;
