create table catalog.substitutes (
    tenant_id   uuid not null,
    sku         text not null,
    position    integer not null,
    substitute  text not null,
    price_rule  text not null,
    consent     boolean not null,
    primary key (tenant_id, sku, position),
    constraint substitutes_are_named_once unique (tenant_id, sku, substitute),
    constraint substitutes_stand_for_an_item foreign key (tenant_id, sku) references catalog.items (tenant_id, sku),
    constraint substitutes_are_items foreign key (tenant_id, substitute) references catalog.items (tenant_id, sku),
    constraint substitutes_are_five_at_most check (position between 1 and 5),
    constraint substitutes_are_not_the_item_itself check (substitute <> sku),
    constraint substitutes_are_priced_by_a_known_rule check (price_rule in ('SAME', 'OWN', 'LOWER'))
);

create index substitutes_by_item on catalog.substitutes (tenant_id, substitute);
