-- What one unit costs the company, and in which quantities it is meant to be ordered. Of items kept before, nobody has said so.
alter table catalog.items
    add column standard_cost bigint,
    add column cost_currency text,
    add column minimum_quantity bigint not null default 1,
    add column order_multiple bigint not null default 1,
    add column maximum_quantity bigint,
    add constraint items_cost_nothing_or_more check (standard_cost >= 0),
    add constraint items_cost_in_a_currency check ((standard_cost is null) = (cost_currency is null)),
    add constraint items_are_ordered_in_one_or_more check (minimum_quantity >= 1 and order_multiple >= 1),
    add constraint items_are_ordered_up_to_a_most check (maximum_quantity >= minimum_quantity);

create or replace view catalog.items_view as
select
    items.tenant_id,
    items.sku,
    items.type,
    items.name_en,
    items.name_es,
    base.gtin,
    items.unit,
    items.case_size,
    cases.gtin as case_gtin,
    items.weight_grams,
    items.length_mm,
    items.width_mm,
    items.height_mm,
    items.handling_class,
    items.hs_code,
    items.country_of_origin,
    items.category,
    items.tax_category,
    items.brand,
    items.status,
    items.search_text,
    case when items.type = 'KIT' then array(
        select components.sku
        from catalog.kit_components components
        where components.tenant_id = items.tenant_id and components.kit = items.sku
        order by components.position
    ) end as component_skus,
    case when items.type = 'KIT' then array(
        select components.quantity
        from catalog.kit_components components
        where components.tenant_id = items.tenant_id and components.kit = items.sku
        order by components.position
    ) end as component_quantities,
    items.version,
    items.standard_cost,
    items.cost_currency,
    items.minimum_quantity,
    items.order_multiple,
    items.maximum_quantity
from catalog.items
left join catalog.barcodes base
    on base.tenant_id = items.tenant_id and base.sku = items.sku and base.unit = 'EACH'
left join catalog.barcodes cases
    on cases.tenant_id = items.tenant_id and cases.sku = items.sku and cases.unit = 'CASE';
