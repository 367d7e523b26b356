-- A hold on a card is renewed before the provider lets go of it, and a card that was declined is asked again after a while.

alter table billing.authorisations
    add column renews uuid,
    add column look_at timestamptz;

comment on column billing.authorisations.renews is 'the authorisation that is let go once this one holds';
comment on column billing.authorisations.look_at is 'when it is to be renewed, or asked again after a refusal; null when it is left alone';

update billing.authorisations
set look_at = greatest(expires_at - interval '24 hours', requested_at + (expires_at - requested_at) / 2)
where state = 'AUTHORISED';

create index authorisations_to_look_at on billing.authorisations (look_at) where look_at is not null;
