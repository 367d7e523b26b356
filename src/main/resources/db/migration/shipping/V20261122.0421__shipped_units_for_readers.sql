-- What left with which shipment, by line of the order: the denominator of whoever asks how much of it came back.
create view shipping.shipped_units_view as
select package_lines.tenant_id, shipments.shipment_id, shipments.number, shipments.order_id, package_lines.line_id,
    package_lines.sku, package_lines.quantity, shipments.site, shipments.carrier, shipments.dispatched_at,
    shipments.delivered_at
from shipping.package_lines
join shipping.shipments on shipments.tenant_id = package_lines.tenant_id
    and shipments.shipment_id = package_lines.shipment_id
where shipments.dispatched_at is not null
and shipments.voided_at is null;
