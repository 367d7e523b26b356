-- What waits for somebody outside, whose clock stands still meanwhile.
create index items_that_wait on worklist.items (tenant_id, due_at, item_id) where state = 'OPEN' and paused_until is not null;
