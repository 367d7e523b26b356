-- Orders are found by the beginnings of words, within their tenant: an order has some thirty words, and two hundred trigrams.
create extension if not exists btree_gin;

drop index orders.orders_by_search;
alter table orders.orders
alter column search type tsvector using array_to_tsvector(array_remove(string_to_array(search, ' '), ''));
create index orders_by_words on orders.orders using gin (tenant_id, search);
