create schema inventory;

-- What lies where. Derived from the ledger and the reservations in the same transaction, and provable from them.
-- No index on a quantity: every change of a balance stays on its page.
create table inventory.balances (
    tenant_id uuid not null,
    sku       text not null,
    site      text not null,
    on_hand   bigint not null default 0,
    reserved  bigint not null default 0,
    bin       text,
    primary key (tenant_id, sku, site),
    constraint balances_on_hand_is_not_negative check (on_hand >= 0),
    constraint balances_never_oversold check (reserved between 0 and on_hand)
) with (fillfactor = 70);
create index balances_by_site on inventory.balances (tenant_id, site, sku);

-- Every movement of stock, for ever.
create table inventory.ledger (
    tenant_id     uuid not null,
    entry_id      uuid not null,
    at            timestamptz not null,
    sku           text not null,
    site          text not null,
    kind          text not null,
    quantity      bigint not null,
    on_hand_after bigint not null,
    reason        text,
    document      text not null,
    document_id   text,
    actor         text not null,
    primary key (tenant_id, entry_id),
    constraint ledger_moves_something check (quantity <> 0),
    constraint ledger_kind_is_known check (kind in ('RECEIPT', 'ADJUSTMENT', 'TRANSFER', 'SHIPMENT', 'RETURN')),
    constraint ledger_never_below_nothing check (on_hand_after >= 0)
);
create index ledger_by_item on inventory.ledger (tenant_id, sku, site, entry_id);

-- Who has been promised what lies where. The claim is an order and its line; inventory does not know more of it.
create table inventory.reservations (
    tenant_id   uuid not null,
    claim_id    uuid not null,
    line_id     uuid not null,
    site        text not null,
    sku         text not null,
    quantity    bigint not null,
    reserved_at timestamptz not null,
    primary key (tenant_id, claim_id, line_id, site),
    constraint reservations_hold_something check (quantity > 0)
);
create index reservations_by_item on inventory.reservations (tenant_id, sku, site);

-- What is on its way to us.
create table inventory.expected (
    tenant_id   uuid not null,
    expected_id uuid not null,
    sku         text not null,
    site        text not null,
    quantity    bigint not null,
    received    bigint not null default 0,
    due_on      date not null,
    reference   text,
    open        boolean not null default true,
    created_at  timestamptz not null,
    version     integer not null default 1,
    primary key (tenant_id, expected_id),
    constraint expected_is_something check (quantity > 0),
    constraint expected_is_not_received_below_nothing check (received >= 0)
);
create index expected_open_by_item on inventory.expected (tenant_id, sku, due_on, expected_id) where open;

-- Which waiting line will be served from which expected supply: what a promise date stands on.
create table inventory.supply_promises (
    tenant_id   uuid not null,
    claim_id    uuid not null,
    line_id     uuid not null,
    expected_id uuid not null,
    sku         text not null,
    quantity    bigint not null,
    primary key (tenant_id, claim_id, line_id, expected_id),
    constraint supply_promises_hold_something check (quantity > 0)
);
create index supply_promises_by_item on inventory.supply_promises (tenant_id, sku);

create view inventory.balances_view as
select tenant_id, sku, site, on_hand, reserved, on_hand - reserved as available, bin
from inventory.balances;

create view inventory.expected_view as
select tenant_id, expected_id, sku, site, quantity, received, greatest(quantity - received, 0) as outstanding, due_on, reference, open
from inventory.expected;

create view inventory.reservations_view as
select tenant_id, claim_id, line_id, site, sku, quantity
from inventory.reservations;
