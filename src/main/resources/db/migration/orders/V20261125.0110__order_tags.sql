-- Tags that people give an order; those of rules are findings. The key is the tag without case, so that Gift and gift are one.
create table orders.order_tags (
    tenant_id uuid not null,
    order_id  uuid not null,
    tag_key   text not null,
    tag       text not null,
    tagged_at timestamptz not null,
    tagged_by text not null,
    primary key (tenant_id, order_id, tag_key),
    constraint order_tags_are_short check (length(tag) between 1 and 40),
    constraint order_tags_are_on_an_order foreign key (tenant_id, order_id) references orders.orders (tenant_id, order_id)
);
create index order_tags_by_key on orders.order_tags (tenant_id, tag_key, order_id);
