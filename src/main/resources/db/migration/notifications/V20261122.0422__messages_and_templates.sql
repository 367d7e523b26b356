create table notifications.messages (
    tenant_id      uuid not null,
    message_id     uuid not null,
    order_id       uuid not null,
    order_number   text,
    kind           text not null,
    occasion       text not null,
    facts          jsonb not null,
    state          text not null,
    reason         text,
    since          timestamptz not null,
    happened_at    timestamptz not null,
    due_at         timestamptz not null,
    forced         boolean not null default false,
    written_by     text not null,
    brand          text,
    language       text,
    template       integer,
    recipient      text,
    recipient_name text,
    subject        text,
    html           text,
    plain          text,
    mail_id        text,
    attempts       integer not null default 0,
    holder         uuid,
    claimed_at     timestamptz,
    handed_over_at timestamptz,
    sent_at        timestamptz,
    primary key (tenant_id, message_id),
    constraint messages_are_said_once unique (tenant_id, order_id, occasion),
    constraint messages_have_a_known_state check (
        state in ('WAITING', 'SENDING', 'SENT', 'UNSURE', 'FAILED', 'NOT_SENT', 'SKIPPED', 'BOUNCED'))
);

create index messages_due on notifications.messages (due_at) where state = 'WAITING';
create index messages_being_sent on notifications.messages (claimed_at) where state = 'SENDING';
create index messages_by_state on notifications.messages (tenant_id, state, message_id);
create index messages_by_recipient on notifications.messages (tenant_id, recipient) where recipient is not null;

create table notifications.attempts (
    tenant_id  uuid not null,
    message_id uuid not null,
    attempt    integer not null,
    at         timestamptz not null,
    outcome    text not null,
    code       integer,
    answer     text,
    server     text,
    primary key (tenant_id, message_id, attempt),
    foreign key (tenant_id, message_id) references notifications.messages (tenant_id, message_id)
);

-- What a merchant wrote itself; what it did not write is shipped with the program. Brand * stands for all of them.
create table notifications.templates (
    tenant_id  uuid not null,
    brand      text not null,
    kind       text not null,
    language   text not null,
    version    integer not null,
    state      text not null,
    subject    text not null,
    body       text not null,
    urgent     boolean not null,
    enabled    boolean not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id, brand, kind, language, version),
    constraint templates_have_a_known_state check (state in ('DRAFT', 'PUBLISHED', 'RETIRED'))
);

create unique index templates_have_one_draft on notifications.templates (tenant_id, brand, kind, language)
    where state = 'DRAFT';
create unique index templates_have_one_published on notifications.templates (tenant_id, brand, kind, language)
    where state = 'PUBLISHED';

create table notifications.suppressions (
    tenant_id  uuid not null,
    address    text not null,
    reason     text not null,
    note       text,
    message_id uuid,
    since      timestamptz not null,
    added_by   text not null,
    primary key (tenant_id, address),
    constraint suppressions_have_a_known_reason check (reason in ('BOUNCED', 'COMPLAINT', 'BY_HAND', 'OPTED_OUT'))
);

create table notifications.settings (
    tenant_id       uuid not null primary key,
    quiet_from      time,
    quiet_until     time,
    stale_hours     integer not null,
    host            text,
    port            integer,
    security        text,
    username        text,
    password_sealed text,
    version         integer not null default 1,
    constraint settings_name_a_known_security check (security in ('NONE', 'STARTTLS', 'TLS')),
    constraint settings_are_quiet_from_and_until check ((quiet_from is null) = (quiet_until is null))
);
