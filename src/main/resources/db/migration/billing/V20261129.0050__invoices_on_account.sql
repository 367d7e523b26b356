-- Invoices that may be paid later are few among those that are paid when they are issued; those that are overdue are looked for
-- every minute.
create index invoices_on_account_by_due_day on billing.invoices (tenant_id, due_on) where due_on > issued_on;

create or replace view billing.overdue_view as
select invoices.tenant_id, invoices.invoice_id, invoices.number, invoices.sequence, invoices.order_id, invoices.order_number,
    invoices.customer, invoices.customer_name, invoices.due_on, invoices.currency, invoices.total_minor, invoices.open_minor,
    coalesce(letters.level, 0) as level, letters.issued_on as last_on, invoices.issued_on
from billing.invoices_view invoices
left join lateral (
    select max(dunning.level) as level, max(dunning.issued_on) as issued_on
    from billing.dunning_letters dunning
    where dunning.tenant_id = invoices.tenant_id
    and dunning.invoice_id = invoices.invoice_id
) letters on true
where invoices.open_minor > 0;
