create table migration_registrations (
  key      text primary key,
  row      jsonb not null,
  project  text generated always as (row->>'project') stored,
  database text generated always as (row->>'database') stored
);
create index migration_registrations_by_database on migration_registrations (project, database);
