create table worklist.dwell_times (
    tenant_id uuid not null,
    state     text not null,
    minutes   integer not null,
    watched   boolean not null,
    version   integer not null default 1,
    primary key (tenant_id, state),
    constraint dwell_times_give_some_time check (minutes between 1 and 100000)
);
