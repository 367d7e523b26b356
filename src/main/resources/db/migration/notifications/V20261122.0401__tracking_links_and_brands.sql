create schema notifications;

create table notifications.brands (
    tenant_id      uuid not null,
    brand          text not null,
    name           text not null,
    logo_text      text not null,
    sender_name    text not null,
    sender_address text not null,
    reply_to       text,
    help_email     text,
    help_phone     text,
    website        text,
    accent         text not null,
    language       text not null,
    channels       text[] not null default '{}',
    is_default     boolean not null default false,
    version        integer not null default 1,
    primary key (tenant_id, brand),
    constraint brands_have_a_colour check (accent ~ '^#[0-9a-f]{6}$')
);

create unique index brands_have_one_default on notifications.brands (tenant_id) where is_default;

-- The secret itself is never here: it is derived when it is shown, and only its digest is kept to find it again.
create table notifications.tracking_links (
    tenant_id  uuid not null,
    order_id   uuid not null,
    key_id     text not null,
    generation integer not null,
    token_hash text not null,
    issued_at  timestamptz not null,
    issued_by  text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (tenant_id, order_id, key_id, generation)
);

-- Not unique, because the key of a tenant's table begins with its tenant; two digests of 256 bits never meet.
create index tracking_links_by_token on notifications.tracking_links (token_hash);
