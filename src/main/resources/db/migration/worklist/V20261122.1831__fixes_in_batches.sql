-- What was done about many items at once can be read, and taken back, as one.

alter table worklist.steps add column batch uuid;

comment on column worklist.steps.batch is 'what was applied together with it; null when it was applied alone';

create index steps_by_batch on worklist.steps (tenant_id, batch, step_id) where batch is not null;
