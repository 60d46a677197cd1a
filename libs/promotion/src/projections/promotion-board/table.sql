create table promotion_board (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  status      text generated always as (row->>'status') stored,
  open_review boolean generated always as (coalesce((row->'glass'->>'reviewOwed')::boolean, false)) stored,
  requested_at text collate "C" generated always as (row->>'requestedAt') stored,
  ended_at    text collate "C" generated always as (row->>'endedAt') stored,
  as_of       bigint generated always as ((row->>'asOf')::bigint) stored,
  changed_at  text collate "C" generated always as (row->>'changedAt') stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index promotion_board_by_position on promotion_board (project, position desc);
create index promotion_board_by_environment on promotion_board (project, environment, position desc);
create index promotion_board_by_status on promotion_board (project, status, position desc);
create index promotion_board_by_review on promotion_board (project, position desc) where open_review;
create index promotion_board_by_release on promotion_board (project, (row->>'releaseId'), position desc);
