-- What a hold keeps back: all of its order, one line of it, or what one site serves of it.
alter table orders.holds
    add column line_id uuid,
    add column site text,
    add constraint holds_are_of_one_part check (line_id is null or site is null);
