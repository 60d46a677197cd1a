create table findings (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  finding_id  text generated always as (row->>'findingId') stored,
  status      text generated always as (row->>'status') stored,
  severity    text generated always as (row->>'severity') stored,
  gravity     int  generated always as (case row->>'severity' when 'critical' then 0 when 'material' then 1 else 2 end) stored,
  domain      text generated always as (row->'difference'->>'domain') stored,
  assignee    text generated always as (row->'assignee'->>'id') stored,
  snoozed     boolean generated always as (row ? 'snoozedUntil') stored,
  escalated   boolean generated always as (row ? 'escalatedAt') stored,
  flapping    boolean generated always as ((row->>'flapping')::boolean) stored,
  due         text collate "C" generated always as (coalesce(row->>'deadline', 'never')) stored,
  opened_on   text collate "C" generated always as (left(row->>'openedAt', 10)) stored,
  closed_on   text collate "C" generated always as (left(row->>'closedAt', 10)) stored,
  opened_at   text collate "C" generated always as (row->>'openedAt') stored,
  changed     bigint generated always as ((row->'history'->-1->>'position')::bigint) stored,
  changed_at  text collate "C" generated always as (row->'history'->-1->>'at') stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index findings_by_project on findings (project, position desc, finding_id desc);
create index findings_by_environment on findings (project, environment, position desc, finding_id desc);
create index findings_by_status on findings (project, status, position desc, finding_id desc);
create index findings_by_severity on findings (project, severity, position desc, finding_id desc);
create index findings_by_gravity on findings (project, gravity, position, finding_id);
create index findings_by_due on findings (project, due, position, finding_id);
create index findings_by_domain on findings (project, domain, position desc, finding_id desc);
create index findings_by_assignee on findings (project, assignee, position desc, finding_id desc);
create index findings_by_id on findings (project, finding_id);
create index findings_snoozed on findings (project, position desc, finding_id desc) where snoozed;
create index findings_escalated on findings (project, position desc, finding_id desc) where escalated;
create index findings_flapping on findings (project, position desc, finding_id desc) where flapping;
create index findings_counted on findings
  (project, status, severity, domain, environment, assignee, snoozed, opened_on, closed_on);
