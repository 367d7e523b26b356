-- When somebody wrote to the customer of an order by hand.
create view notifications.letters_by_hand_view as
select tenant_id, order_id, happened_at, written_by
from notifications.messages
where kind = 'NOTE';
