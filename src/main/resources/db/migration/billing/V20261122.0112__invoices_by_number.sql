create unique index invoices_by_number on billing.invoices (tenant_id, number);
