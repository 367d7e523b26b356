-- Given back as it was written, and never searched: json keeps the order of its names, and is cheaper to write than jsonb.
alter table orders.orders
    alter column pricing type json using pricing::json;
alter table orders.lines
    alter column pricing type json using pricing::json;
alter table orders.sourcings
    alter column explanation type json using explanation::json;
