create table configuration_changes (
  key          text primary key,
  row          jsonb not null,
  project      text generated always as (row->>'project') stored,
  proposal_id  text generated always as (row->>'proposalId') stored,
  base_version bigint generated always as ((row->>'baseVersion')::bigint) stored,
  at           text collate "C" generated always as (row->>'at') stored,
  position     bigint generated always as ((row->>'position')::bigint) stored,
  decided      text generated always as (row->'decision'->>'status') stored,
  decided_at   text collate "C" generated always as (row->'decision'->>'at') stored,
  decided_in   bigint generated always as ((row->'decision'->>'position')::bigint) stored
);
create index configuration_changes_by_position on configuration_changes (project, position desc);
