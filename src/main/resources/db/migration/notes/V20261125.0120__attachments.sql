-- Files of an order, bytes and all: they are backed up, moved and deleted with everything else of their company.
create table notes.attachments (
    tenant_id     uuid not null,
    attachment_id uuid not null,
    order_id      uuid not null,
    slot          integer not null,
    name          text not null,
    kind          text not null,
    size          integer not null,
    bytes         bytea not null,
    attached_at   timestamptz not null,
    attached_by   text not null,
    primary key (tenant_id, attachment_id),
    constraint attachments_are_at_most_twenty check (slot between 1 and 20),
    constraint attachments_have_a_name check (length(name) between 1 and 200),
    constraint attachments_are_not_too_large check (size = octet_length(bytes) and size between 1 and 10485760)
);
create unique index attachments_have_a_slot_each on notes.attachments (tenant_id, order_id, slot);
-- What is compressed already is not compressed again.
alter table notes.attachments alter column bytes set storage external;
