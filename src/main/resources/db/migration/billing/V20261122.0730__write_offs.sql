-- What a customer owes and will not pay is given up by a credit memo of its own reason, and stands on an account of its own.
alter table billing.credit_memos
    drop constraint credit_memos_have_a_known_reason,
    add constraint credit_memos_have_a_known_reason
        check (reason in ('RETURN', 'PRICE_CORRECTION', 'GOODWILL', 'NOT_DELIVERED', 'CANCELLED', 'WRITE_OFF', 'OTHER')),
    add constraint credit_memos_write_off_flat_amounts check (reason <> 'WRITE_OFF' or total_minor = flat_minor);

-- A positive amount is a debit, a negative one a credit. What a customer owes stands in RECEIVABLE, and what it has paid ahead in
-- DEPOSITS: a movement that crosses nothing is split between the two.
create or replace view billing.journal_view as
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
            + case when memos.reason in ('GOODWILL', 'WRITE_OFF') then 0 else memos.flat_minor end),
        ('GOODWILL', case when memos.reason = 'GOODWILL' then memos.flat_minor else 0 end),
        ('WRITE_OFFS', case when memos.reason = 'WRITE_OFF' then memos.flat_minor else 0 end),
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
