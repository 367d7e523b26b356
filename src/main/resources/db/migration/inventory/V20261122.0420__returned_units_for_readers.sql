-- What came back to the shelves, and with which document.
create view inventory.returned_view as
select tenant_id, entry_id, at, sku, site, quantity, document, document_id
from inventory.ledger
where kind = 'RETURN';
create index ledger_of_returns on inventory.ledger (tenant_id, document_id) where kind = 'RETURN';
