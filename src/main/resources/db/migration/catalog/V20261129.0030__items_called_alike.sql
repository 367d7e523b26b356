-- Who mistypes a SKU is told which item was meant.
create index items_called_alike on catalog.items using gin (sku gin_trgm_ops);
