alter table integrations.simulated_labels
    add column from_city text,
    add column to_city text,
    -- By the clock on the wall, whatever time it was for whoever asked.
    add column asked_at timestamptz not null default now();
