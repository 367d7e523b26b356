-- No statement does, and each line of each order paid for it.
drop index fulfilment.lines_by_item;
