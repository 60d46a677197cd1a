create table builds (
  key       text primary key,
  row       jsonb not null,
  project   text generated always as (row->>'project') stored,
  build_id  text generated always as (row->>'buildId') stored,
  component text generated always as (row->>'component') stored,
  commit    text generated always as (row->'source'->>'commit') stored,
  position  bigint generated always as ((row->>'position')::bigint) stored
);
create index builds_by_position on builds (project, position desc);
create index builds_by_commit on builds (project, commit text_pattern_ops);
