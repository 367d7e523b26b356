-- What an order was answered with when it was placed, for those who ask again with the same key or reference. It is written when
-- the order changes for the first time: until then it can be read from the order itself. As json, not jsonb: it is given back as
-- it was, and never searched.
create table orders.first_answers (
    tenant_id uuid not null,
    order_id  uuid not null,
    answer    json not null,
    primary key (tenant_id, order_id)
);

insert into orders.first_answers (tenant_id, order_id, answer)
select tenant_id, order_id, data::json
from orders.timeline
where type = 'OrderPlaced';
