-- Who looks at which order now. It is true for seconds and worth nothing after a crash, so it is not logged.
create unlogged table notes.presence (
    tenant_id   uuid not null,
    order_id    uuid not null,
    person      text not null,
    seen_at     timestamptz not null,
    amending_at timestamptz,
    primary key (tenant_id, order_id, person)
);
create index presence_by_time on notes.presence (seen_at);
