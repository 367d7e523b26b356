alter table platform.sign_ins add column signed_in_at timestamptz;

-- Kept to the minute, so that a busy key does not write at every request.
alter table platform.keys add column used_at timestamptz;

create index audit_by_actor on platform.audit (tenant_id, actor, audit_id);
