-- How a merchant presents itself on paper, in mail and on public pages, and in which time, money and language it keeps its
-- books. A merchant without a row is known by the name of its tenant.
create table platform.company_profiles (
    tenant_id  uuid not null,
    name       text not null,
    legal_name text not null,
    line1      text,
    line2      text,
    city       text,
    region     text,
    postcode   text,
    country    text,
    email      text,
    phone      text,
    website    text,
    tax_number text,
    time_zone  text not null,
    currency   text not null,
    language   text not null,
    accent     text not null,
    logo       bytea,
    version    integer not null default 1,
    primary key (tenant_id),
    constraint company_profiles_have_a_whole_address_or_none check (
        num_nulls(line1, city, postcode, country) in (0, 4)),
    constraint company_profiles_speak_a_known_language check (language in ('en', 'es')),
    constraint company_profiles_write_colours_as_hex check (accent ~ '^#[0-9a-f]{6}$'),
    constraint company_profiles_have_a_small_logo check (octet_length(logo) <= 262144)
);
