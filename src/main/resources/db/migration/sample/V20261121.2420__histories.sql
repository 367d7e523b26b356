create schema sample;

create table sample.histories (
    tenant_id uuid primary key,
    first_day date not null,
    days      integer not null,
    days_made integer not null,

    constraint histories_are_made_day_by_day check (days_made between 0 and days)
);
comment on table sample.histories is 'How much of the past of a sample company has been made.';
