create table findings (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  finding_id  text generated always as (row->>'findingId') stored,
  status      text generated always as (row->>'status') stored,
  severity    text generated always as (row->>'severity') stored,
  assignee    text generated always as (row->'assignee'->>'id') stored,
  snoozed     boolean generated always as (row ? 'snoozedUntil') stored,
  escalated   boolean generated always as (row ? 'escalatedAt') stored,
  flapping    boolean generated always as ((row->>'flapping')::boolean) stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index findings_by_project on findings (project, position desc, finding_id desc);
create index findings_by_environment on findings (project, environment, position desc, finding_id desc);
create index findings_by_status on findings (project, status, position desc, finding_id desc);
create index findings_by_severity on findings (project, severity, position desc, finding_id desc);
create index findings_by_assignee on findings (project, assignee, position desc, finding_id desc);
create index findings_by_id on findings (project, finding_id);
