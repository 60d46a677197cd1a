create table overlay_proposals (
  key             text primary key,
  row             jsonb not null,
  project         text generated always as (row->>'project') stored,
  environment     text generated always as (row->>'environment') stored,
  at              text collate "C" generated always as (row->>'at') stored,
  position        bigint generated always as ((row->>'position')::bigint) stored,
  base_version    bigint generated always as ((row->>'baseVersion')::bigint) stored,
  reverts         bigint generated always as ((row->>'reverts')::bigint) stored,
  decided_at      text collate "C" generated always as (row->'decision'->>'at') stored,
  decided         bigint generated always as ((row->'decision'->>'position')::bigint) stored,
  overlay_version bigint generated always as ((row->'overlay'->>'version')::bigint) stored
);
create index overlay_proposals_by_position on overlay_proposals (project, environment, position desc);
create index overlay_proposals_by_version on overlay_proposals (project, environment, overlay_version desc)
  where overlay_version is not null;
create index overlay_proposals_by_revert on overlay_proposals (project, environment, base_version)
  where overlay_version is not null and reverts is not null;
create index overlay_proposals_waiting on overlay_proposals (project, position) where decided_at is null;
