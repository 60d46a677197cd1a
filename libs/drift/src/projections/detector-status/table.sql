create table detector_status (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  detector    text generated always as (row->>'detector') stored
);
create index detector_status_by_environment on detector_status (project, environment, detector);
