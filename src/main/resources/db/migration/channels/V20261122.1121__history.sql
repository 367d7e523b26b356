alter table channels.imports drop constraint imports_are_of_a_kind;
alter table channels.imports add constraint imports_are_of_a_kind
    check (kind in ('ORDERS', 'HISTORY', 'ITEMS', 'CUSTOMERS', 'STOCK', 'PRICES'));
