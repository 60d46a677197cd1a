create table project_configuration (
  key      text primary key,
  row      jsonb not null,
  project  text generated always as (row->>'project') stored,
  at       text collate "C" generated always as (row->>'at') stored,
  position bigint generated always as ((row->>'position')::bigint) stored
);
create index project_configuration_by_position on project_configuration (project, position desc);
