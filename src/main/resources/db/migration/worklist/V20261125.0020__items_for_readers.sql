-- What stood on the worklist and what was done about it, for those who look back; and when it was raised, newest last.
create view worklist.items_view as
select tenant_id, item_id, kind, subject_label, order_id, order_number, customer_name, severity, at_risk_minor, currency, raised_at,
    due_at, owner, state, closed_at, closed_by, closed_how, cause, note, reopened, escalation
from worklist.items;

create view worklist.steps_view as
select tenant_id, item_id, step_id, what, at, who, person, fix, said_key, said_facts, note
from worklist.steps;

create index items_by_raising on worklist.items (tenant_id, raised_at, item_id) where order_id is not null;
