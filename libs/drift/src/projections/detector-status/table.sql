create table detector_status (
  key             text primary key,
  row             jsonb not null,
  project         text generated always as (row->>'project') stored,
  environment     text generated always as (row->>'environment') stored,
  detector        text generated always as (row->>'detector') stored,
  completeness    text generated always as (row->>'completeness') stored,
  problem         text generated always as (row->>'problem') stored,
  reported_at     text generated always as (row->>'reportedAt') stored,
  silent_after_ms double precision generated always as ((row->>'silentAfterMs')::double precision) stored,
  found_unknown   boolean generated always as (row @? '$.differences[*] ? (@.classification == "unknown")') stored,
  found_drift     boolean generated always as (row @? '$.differences[*] ? (@.classification == "drift")') stored,
  found_pending   boolean generated always as (row @? '$.differences[*] ? (@.classification == "pending")') stored
);
create index detector_status_by_environment on detector_status (project, environment, detector);
