-- What part of the company a role is about; an empty list means all of it.
alter table platform.roles
    add column channels text[] not null default '{}',
    add column sites text[] not null default '{}',
    add column customer_tags text[] not null default '{}';
