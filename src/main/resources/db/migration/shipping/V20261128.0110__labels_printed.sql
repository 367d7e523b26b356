-- When somebody first took the label of a package from Baton to print it.
alter table shipping.packages
    add column label_printed_at timestamptz;
