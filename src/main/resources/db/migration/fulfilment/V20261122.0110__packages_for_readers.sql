create view fulfilment.packages_view as
select tenant_id, fulfilment_id, package_id, package_number, packaging, sealed_at, shipped_at, shipment
from fulfilment.packages;
