create table automation (
  key     text primary key,
  row     jsonb not null,
  project text generated always as (row->>'project') stored
);
create index automation_by_project on automation (project);
