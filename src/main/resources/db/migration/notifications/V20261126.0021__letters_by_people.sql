-- When a person wrote to the customer of an order: what an automation writes is no sign of repeated contact.
create or replace view notifications.letters_by_hand_view as
select tenant_id, order_id, happened_at, written_by
from notifications.messages
where kind = 'NOTE'
and written_by not like 'Automation: %';
