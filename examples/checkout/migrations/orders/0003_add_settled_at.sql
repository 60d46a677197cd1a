alter table orders add column settled_at timestamptz;
