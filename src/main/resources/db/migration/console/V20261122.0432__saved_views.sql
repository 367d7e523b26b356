create schema console;

-- Lists as somebody likes them: the filters under a name, for oneself or for everybody.
create table console.saved_views (
    tenant_id uuid not null,
    view_id   uuid not null,
    list      text not null,
    name      text not null,
    query     text not null,
    owner     uuid not null,
    shared    boolean not null,
    saved_at  timestamptz not null,
    primary key (tenant_id, view_id),
    constraint saved_views_are_of_a_list check (list like '/%'),
    constraint saved_views_have_a_short_name check (length(name) between 1 and 60),
    constraint saved_views_have_a_bounded_query check (length(query) <= 1000)
);
create unique index saved_views_by_name on console.saved_views (tenant_id, list, owner, lower(name));
