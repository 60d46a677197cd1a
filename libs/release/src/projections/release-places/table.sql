create table release_places (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  release_id  text generated always as (row->>'releaseId') stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index release_places_by_environment on release_places (project, environment, position desc);
