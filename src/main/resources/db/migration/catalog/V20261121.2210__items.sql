create extension if not exists pg_trgm;

create schema catalog;

create table catalog.items (
    tenant_id         uuid not null,
    sku               text not null,
    type              text not null,
    name_en           text not null,
    name_es           text,
    unit              text not null,
    case_size         integer not null,
    weight_grams      bigint not null,
    length_mm         integer not null,
    width_mm          integer not null,
    height_mm         integer not null,
    handling_class    text not null,
    hs_code           text,
    country_of_origin text,
    category          text,
    tax_category      text not null,
    brand             text,
    status            text not null,
    search_text       text not null,
    version           integer not null default 1,
    primary key (tenant_id, sku),
    constraint items_have_a_known_type check (type in ('ITEM', 'KIT')),
    constraint items_have_a_known_status check (status in ('DRAFT', 'ACTIVE', 'DISCONTINUED')),
    constraint items_come_in_cases_of_one_or_more check (case_size >= 1),
    constraint items_measure_nothing_or_more
        check (weight_grams >= 0 and length_mm >= 0 and width_mm >= 0 and height_mm >= 0),
    constraint items_have_hs_codes_of_digits check (hs_code ~ '^[0-9]{6,10}$'),
    constraint items_come_from_a_country check (country_of_origin ~ '^[A-Z]{2}$')
);

create index items_by_words on catalog.items using gin (search_text gin_trgm_ops);

create index items_by_category on catalog.items (tenant_id, category, sku);

create table catalog.barcodes (
    tenant_id uuid not null,
    gtin      text not null,
    sku       text not null,
    unit      text not null,
    primary key (tenant_id, gtin),
    constraint barcodes_stand_on_an_item_or_its_case unique (tenant_id, sku, unit),
    constraint barcodes_name_an_item foreign key (tenant_id, sku) references catalog.items (tenant_id, sku),
    constraint barcodes_have_fourteen_digits check (gtin ~ '^[0-9]{14}$'),
    constraint barcodes_stand_for_a_known_unit check (unit in ('EACH', 'CASE'))
);

create table catalog.kit_components (
    tenant_id uuid not null,
    kit       text not null,
    position  integer not null,
    sku       text not null,
    quantity  bigint not null,
    primary key (tenant_id, kit, sku),
    constraint kit_components_belong_to_a_kit foreign key (tenant_id, kit) references catalog.items (tenant_id, sku),
    constraint kit_components_are_items foreign key (tenant_id, sku) references catalog.items (tenant_id, sku),
    constraint kit_components_count_one_or_more check (quantity >= 1),
    constraint kit_components_are_not_the_kit_itself check (kit <> sku)
);

create index kit_components_by_item on catalog.kit_components (tenant_id, sku);

create view catalog.items_view as
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
    items.version
from catalog.items
left join catalog.barcodes base
    on base.tenant_id = items.tenant_id and base.sku = items.sku and base.unit = 'EACH'
left join catalog.barcodes cases
    on cases.tenant_id = items.tenant_id and cases.sku = items.sku and cases.unit = 'CASE';
