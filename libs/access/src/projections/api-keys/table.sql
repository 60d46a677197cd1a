create table api_keys (
  key      text primary key,
  row      jsonb not null,
  project  text generated always as (row->>'project') stored,
  position bigint generated always as ((row->>'position')::bigint) stored
);
create index api_keys_by_project on api_keys (project, position desc);
