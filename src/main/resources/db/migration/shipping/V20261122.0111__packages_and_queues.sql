create view shipping.packages_view as
select tenant_id, shipment_id, package, package_id, sscc, weight_grams, tracking_number, voided
from shipping.packages;

-- What somebody still has to do something about, or to wait for; what has arrived is far more.
create index shipments_not_over on shipping.shipments (tenant_id, status, purchase)
where status not in ('DELIVERED', 'VOIDED');
