-- Many orders held or released at once, worked off in the background. The row of a job is the lock under which a chunk of its orders
-- is worked and recorded, so no order is worked twice, by however many nodes.
create table orders.hold_jobs (
    tenant_id      uuid not null,
    job_id         uuid not null,
    kind           text not null,
    state          text not null,
    plan           json not null,
    undoes         uuid,
    orders_total   integer not null,
    orders_done    integer not null default 0,
    orders_already integer not null default 0,
    orders_refused integer not null default 0,
    worked_up_to   integer not null default 0,
    created_kind   text not null,
    created_by     text not null,
    scopes         text[] not null,
    created_at     timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    finished_by    text,
    turn_at        timestamptz not null,
    holder         uuid,
    held_until     timestamptz,
    primary key (tenant_id, job_id),
    constraint hold_jobs_are_of_a_kind check (kind in ('HOLD', 'RELEASE')),
    constraint hold_jobs_have_a_state check (state in ('WAITING', 'WORKING', 'DONE', 'CANCELLED')),
    constraint hold_jobs_finish_when_they_are_over check ((finished_at is not null) = (state in ('DONE', 'CANCELLED'))),
    constraint hold_jobs_count_each_order_once check (orders_done + orders_already + orders_refused = worked_up_to),
    constraint hold_jobs_never_work_more_than_they_have check (worked_up_to <= orders_total)
) with (fillfactor = 70);
create index hold_jobs_waiting on orders.hold_jobs (turn_at) where state in ('WAITING', 'WORKING');

-- The orders of a job as they were found when it was started, counted from 1, and what became of each. wanted: the holds to take off,
-- when it takes back what another job did. holds: those that were placed, or taken off.
create table orders.hold_job_orders (
    tenant_id uuid not null,
    job_id    uuid not null,
    position  integer not null,
    order_id  uuid not null,
    number    text not null,
    wanted    uuid[],
    outcome   text,
    why       text,
    holds     uuid[],
    worked_at timestamptz,
    primary key (tenant_id, job_id, position),
    foreign key (tenant_id, job_id) references orders.hold_jobs (tenant_id, job_id) on delete cascade,
    constraint hold_job_orders_once_each unique (tenant_id, job_id, order_id),
    constraint hold_job_orders_are_one_of_three check (outcome in ('DONE', 'ALREADY', 'REFUSED')),
    constraint hold_job_orders_say_why_not check ((outcome = 'REFUSED') = (why is not null) or outcome is null)
) with (fillfactor = 80);
create index hold_job_orders_refused on orders.hold_job_orders (tenant_id, job_id, position) where outcome = 'REFUSED';
