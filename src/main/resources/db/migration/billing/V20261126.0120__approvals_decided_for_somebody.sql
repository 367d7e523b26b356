-- Whoever stands in for somebody decides in their place, and neither about their own requests nor about theirs.
alter table billing.approvals add column decided_for text;
alter table billing.approvals add constraint approvals_are_not_decided_for_whoever_asked
    check (decided_for is null or decided_for <> asked_by);

create or replace view billing.approvals_view as
select approvals.tenant_id, approvals.approval_id, approvals.kind, approvals.order_id, accounts.order_number,
    accounts.customer, accounts.customer_name, approvals.reason, approvals.reference, approvals.amount_minor,
    approvals.limit_minor, approvals.currency, approvals.request, approvals.asked_at, approvals.asked_by_kind,
    approvals.asked_by, approvals.state, approvals.note, approvals.decided_at, approvals.decided_by, approvals.document_id,
    approvals.document_number, approvals.decided_for
from billing.approvals approvals
join billing.accounts accounts
    on accounts.tenant_id = approvals.tenant_id and accounts.order_id = approvals.order_id;
