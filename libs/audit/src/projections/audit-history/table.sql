create table audit_history (
  key          text primary key,
  row          jsonb not null,
  project      text generated always as (row->>'project') stored,
  environment  text generated always as (row->>'environment') stored,
  release_id   text generated always as (row->>'releaseId') stored,
  promotion_id text generated always as (row->>'promotionId') stored,
  finding_id   text generated always as (row->>'findingId') stored,
  type         text collate "C" generated always as (row->>'type') stored,
  actor        text generated always as (row->'actor'->>'id') stored,
  stream       text generated always as (row->>'stream') stored,
  correlation  text generated always as (row->>'correlationId') stored,
  at           text collate "C" generated always as (row->>'recordedAt') stored,
  position     bigint generated always as ((row->>'position')::bigint) stored
);
create index audit_history_by_position on audit_history (project, position) include (at);
create index audit_history_by_environment on audit_history (project, environment, position) where environment is not null;
create index audit_history_by_release on audit_history (release_id, position) where release_id is not null;
create index audit_history_by_promotion on audit_history (promotion_id, position) where promotion_id is not null;
create index audit_history_by_finding on audit_history (project, finding_id, position) where finding_id is not null;
create index audit_history_by_type on audit_history (project, type, at);
create index audit_history_by_stream on audit_history (stream, position);
create index audit_history_by_correlation on audit_history (correlation, position);
create index audit_history_by_actor on audit_history (project, actor, position);
create index audit_history_by_type_in_order on audit_history (project, type, position);
