-- Until when the clock of an item stands still, and what it waits for. Its due time is reckoned when it is stopped and started.
alter table worklist.items
    add column paused_until timestamptz,
    add column paused_for   text,
    add constraint items_are_paused_for_a_reason check ((paused_until is null) = (paused_for is null));
