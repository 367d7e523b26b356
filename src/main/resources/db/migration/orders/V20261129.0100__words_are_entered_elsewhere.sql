-- Words of orders are collected and entered into their index together. The list is emptied by a thread of its own; the writer that
-- places orders, which would have to empty it when it is full, finds room in it: 64 MB are the words of some hundred thousand orders.
alter index orders.orders_by_words set (gin_pending_list_limit = 65536);
