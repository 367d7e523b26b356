create schema returns;

-- What a tenant has changed of the rules that Baton comes with; no row while nothing has been.
create table returns.policies (
    tenant_id uuid not null,
    policy    jsonb not null,
    version   integer not null,
    primary key (tenant_id)
);

-- One row for every order of which something has ever come back, or was to: whoever changes any return or claim of the
-- order locks it first, so that two can never promise the same units.
create table returns.orders (
    tenant_id uuid not null,
    order_id  uuid not null,
    primary key (tenant_id, order_id)
);

create table returns.returns (
    tenant_id        uuid not null,
    return_id        uuid not null,
    number           text not null,
    order_id         uuid not null,
    order_number     text not null,
    customer         text,
    customer_name    text not null,
    site             text not null,
    state            text not null,
    wish             text not null,
    origin           text not null,
    keeps_goods      boolean not null,
    in_advance       boolean not null,
    currency         text not null,
    value_minor      bigint not null,
    note             text,
    findings         jsonb not null,
    refusal          text,
    requested_at     timestamptz not null,
    requested_by     text not null,
    decided_at       timestamptz,
    decided_by       text,
    expires_on       date,
    sent_at          timestamptz,
    received_at      timestamptz,
    receipt_complete boolean not null,
    inspected_at     timestamptz,
    closed_at        timestamptz,
    label            jsonb,
    replacement      jsonb not null,
    exchange         jsonb,
    settlement       jsonb,
    search           text not null,
    version          integer not null,
    primary key (tenant_id, return_id),
    constraint returns_belong_to_an_order foreign key (tenant_id, order_id)
        references returns.orders (tenant_id, order_id),
    constraint returns_have_a_known_state check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'IN_TRANSIT', 'RECEIVED',
        'INSPECTED', 'CLOSED', 'CANCELLED', 'EXPIRED')),
    constraint returns_have_a_known_wish check (wish in ('REFUND', 'STORE_CREDIT', 'EXCHANGE'))
);
create unique index returns_by_number on returns.returns (tenant_id, number);
create index returns_by_order on returns.returns (tenant_id, order_id, return_id);
create index returns_by_state on returns.returns (tenant_id, state, return_id);
create index returns_by_tracking_number on returns.returns (tenant_id, (label ->> 'trackingNumber')) where label is not null;
create index returns_by_words on returns.returns using gin (search gin_trgm_ops);

-- A line without a line of the order is something that came back and was not to.
create table returns.lines (
    tenant_id      uuid not null,
    return_id      uuid not null,
    line_number    integer not null,
    order_line     uuid,
    sku            text not null,
    name           text not null,
    handling_class text not null,
    quantity       bigint not null,
    received       bigint not null default 0,
    reason         text not null,
    cause          text not null,
    graded_cause   text,
    note           text,
    shipped_at     timestamptz,
    primary key (tenant_id, return_id, line_number),
    constraint lines_belong_to_a_return foreign key (tenant_id, return_id) references returns.returns (tenant_id, return_id),
    constraint lines_are_of_something check (quantity >= 0 and received >= 0),
    constraint lines_have_a_known_cause check (cause in ('PICK', 'PACK', 'CARRIER', 'ITEM', 'LISTING', 'CUSTOMER')),
    constraint lines_have_a_known_graded_cause
        check (graded_cause in ('PICK', 'PACK', 'CARRIER', 'ITEM', 'LISTING', 'CUSTOMER'))
);
create index lines_by_order_line on returns.lines (tenant_id, order_line) where order_line is not null;
create index lines_by_departure on returns.lines (tenant_id, shipped_at);

-- Where units that came back stand now. Derived from the ledger in the same transaction, and provable from it.
create table returns.holdings (
    tenant_id   uuid not null,
    return_id   uuid not null,
    line_number integer not null,
    sku         text not null,
    disposition text not null,
    grade       text not null,
    site        text not null,
    quantity    bigint not null,
    primary key (tenant_id, return_id, line_number, sku, disposition, grade),
    constraint holdings_belong_to_a_line foreign key (tenant_id, return_id, line_number)
        references returns.lines (tenant_id, return_id, line_number),
    constraint holdings_are_never_less_than_nothing check (quantity >= 0),
    constraint holdings_are_graded_once_decided check ((disposition = 'UNDECIDED') = (grade = ''))
);
create index holdings_by_disposition on returns.holdings (tenant_id, disposition, sku) where quantity > 0;

-- Every step of every unit that came back, for ever. Without a place it came from, it came from the customer.
create table returns.ledger (
    tenant_id   uuid not null,
    entry_id    uuid not null,
    return_id   uuid not null,
    line_number integer not null,
    sku         text not null,
    site        text not null,
    was         text,
    was_graded  text,
    disposition text not null,
    grade       text not null,
    quantity    bigint not null,
    words       text,
    at          timestamptz not null,
    actor       text not null,
    primary key (tenant_id, entry_id),
    constraint ledger_moves_something check (quantity > 0),
    constraint ledger_goes_to_a_known_place check (disposition in ('UNDECIDED', 'RESTOCK', 'QUARANTINE', 'REPAIR',
        'RETURN_TO_VENDOR', 'SCRAP', 'DONATE')),
    constraint ledger_leaves_only_where_it_may check (was in ('UNDECIDED', 'QUARANTINE', 'REPAIR'))
);
create index ledger_by_return on returns.ledger (tenant_id, return_id, entry_id);

-- Scans that were taken, by the id their scanner gave them: the same scan counts once.
create table returns.scans (
    tenant_id uuid not null,
    return_id uuid not null,
    scan_id   text not null,
    primary key (tenant_id, return_id, scan_id)
);

create table returns.photos (
    tenant_id   uuid not null,
    photo_id    uuid not null,
    return_id   uuid not null,
    type        text not null,
    bytes       bytea not null,
    taken_at    timestamptz not null,
    taken_by    text not null,
    primary key (tenant_id, photo_id),
    constraint photos_belong_to_a_return foreign key (tenant_id, return_id) references returns.returns (tenant_id, return_id),
    constraint photos_are_bounded check (octet_length(bytes) between 1 and 2097152),
    constraint photos_are_pictures check (type in ('image/jpeg', 'image/png', 'image/webp'))
);
create index photos_by_return on returns.photos (tenant_id, return_id, photo_id);

create table returns.claims (
    tenant_id     uuid not null,
    claim_id      uuid not null,
    number        text not null,
    order_id      uuid not null,
    order_number  text not null,
    customer_name text not null,
    shipment_id   uuid,
    shipment      text,
    return_id     uuid,
    return_number text,
    kind          text not null,
    liable        text not null,
    state         text not null,
    amount_minor  bigint not null,
    currency      text not null,
    settled_minor bigint,
    remedy        text not null,
    remedy_document text,
    note          text,
    reference     text,
    answer        text,
    lines         jsonb not null,
    opened_at     timestamptz not null,
    opened_by     text not null,
    filed_at      timestamptz,
    closed_at     timestamptz,
    search        text not null,
    version       integer not null,
    primary key (tenant_id, claim_id),
    constraint claims_belong_to_an_order foreign key (tenant_id, order_id) references returns.orders (tenant_id, order_id),
    constraint claims_have_a_known_kind check (kind in ('DAMAGED', 'MISSING', 'WRONG', 'LOST')),
    constraint claims_have_a_known_state check (state in ('OPEN', 'FILED', 'SETTLED', 'REJECTED')),
    constraint claims_ask_for_something check (amount_minor >= 0)
);
create unique index claims_by_number on returns.claims (tenant_id, number);
create index claims_by_order on returns.claims (tenant_id, order_id, claim_id);
create index claims_by_state on returns.claims (tenant_id, state, claim_id);

create view returns.returns_view as
select tenant_id, return_id, number, order_id, order_number, customer, customer_name, site, state, wish, keeps_goods,
    currency, value_minor, requested_at, decided_at, received_at, inspected_at, closed_at, version
from returns.returns;

create view returns.units_view as
select holdings.tenant_id, holdings.return_id, returns.number, holdings.line_number, holdings.sku, holdings.disposition,
    holdings.grade, holdings.site, holdings.quantity
from returns.holdings
join returns.returns on returns.tenant_id = holdings.tenant_id and returns.return_id = holdings.return_id
where holdings.quantity > 0;
