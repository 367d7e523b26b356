-- What is written off has a limit of its own; without one the limit of credit memos holds for it.
alter table billing.approval_limits add column write_off_minor bigint;
alter table billing.approval_limits add constraint approval_limits_of_write_offs_are_not_negative
    check (write_off_minor >= 0);

alter table billing.approvals drop constraint approvals_have_a_known_kind;
update billing.approvals
set kind = 'WRITE_OFF'
where kind = 'CREDIT_MEMO'
and reason = 'WRITE_OFF';
alter table billing.approvals add constraint approvals_have_a_known_kind
    check (kind in ('CREDIT_MEMO', 'REFUND', 'WRITE_OFF'));
