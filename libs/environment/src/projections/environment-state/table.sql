create table environment_state (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  at          text collate "C" generated always as (row->>'at') stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index environment_state_by_position on environment_state (project, environment, position desc) include (at);
