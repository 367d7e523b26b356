-- Whether a discount is given alone: never together with another code or automatic discount.
alter table pricing.discounts
    add column exclusive boolean not null default false;
