-- What a customer was asked: another item instead of units that wait, waiting on, or doing without them.
create table orders.substitution_offers (
    tenant_id   uuid not null,
    offer_id    uuid not null,
    order_id    uuid not null,
    line_id     uuid not null,
    sku         text not null,
    name        text not null,
    units       bigint not null,
    offered_at  timestamptz not null,
    offered_by  text not null,
    expires_at  timestamptz not null,
    state       text not null default 'OPEN',
    taken_sku   text,
    answered_at timestamptz,
    primary key (tenant_id, offer_id),
    constraint substitution_offers_are_of_an_order
        foreign key (tenant_id, order_id) references orders.orders (tenant_id, order_id),
    constraint substitution_offers_are_of_one_or_more check (units >= 1),
    constraint substitution_offers_have_a_known_state check (state in ('OPEN', 'TAKEN', 'WAITING', 'CANCELLED')),
    constraint substitution_offers_tell_what_was_taken check ((state = 'TAKEN') = (taken_sku is not null)),
    constraint substitution_offers_are_answered_once_closed check ((state = 'OPEN') = (answered_at is null))
);

create unique index substitution_offers_open_once
    on orders.substitution_offers (tenant_id, order_id, line_id) where state = 'OPEN';

create index substitution_offers_by_order on orders.substitution_offers (tenant_id, order_id);
