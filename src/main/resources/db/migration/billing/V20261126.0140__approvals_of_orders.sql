-- An order that waits for a second person asks under the name of its hold, and asks no longer once it is amended or cancelled.
alter table billing.approvals drop constraint approvals_have_a_known_kind;
alter table billing.approvals add constraint approvals_have_a_known_kind
    check (kind in ('CREDIT_MEMO', 'REFUND', 'WRITE_OFF', 'DISCOUNT', 'EXPEDITE'));
alter table billing.approvals drop constraint approvals_have_a_known_state;
alter table billing.approvals add constraint approvals_have_a_known_state
    check (state in ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN'));
