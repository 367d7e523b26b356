create schema integrations;

-- What the simulated carriers remember: every purchase they were asked for, and whether it was made.
create table integrations.simulated_labels (
    tenant_id        uuid not null,
    reference        text not null,
    asked            integer not null,
    label            bigint generated always as identity,
    carrier          text not null,
    parcels          integer not null,
    days             integer not null,
    mood             text not null,
    bought_at        timestamptz,
    voided_at        timestamptz,
    primary key (tenant_id, reference)
);
