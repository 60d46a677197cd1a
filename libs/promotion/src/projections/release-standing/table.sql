create table release_standing (
  key        text primary key,
  row        jsonb not null,
  project    text generated always as (row->>'project') stored,
  release_id text generated always as (row->>'releaseId') stored
);
create index release_standing_by_release on release_standing (project, release_id);
