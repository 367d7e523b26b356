-- When shipments left and arrived, without what was in them: for figures over many.
create view shipping.departures_view as
select tenant_id, shipment_id, order_id, site, carrier, status, needed_by, dispatched_at, delivered_at
from shipping.shipments
where dispatched_at is not null;
create index shipments_by_departure on shipping.shipments (tenant_id, dispatched_at) where dispatched_at is not null;
