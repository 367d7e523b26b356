-- Groups of fields that a role does not see, such as AMOUNTS.
alter table platform.roles
    add column hidden_fields text[] not null default '{}';
