create table exceptions (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  status      text generated always as (row->>'status') stored,
  until       text collate "C" generated always as (row->>'until') stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index exceptions_by_position on exceptions (project, position desc);
create index exceptions_by_end on exceptions (project, status, until);
