create table freezes (
  key      text primary key,
  row      jsonb not null,
  project  text generated always as (row->>'project') stored,
  until    text collate "C" generated always as (row->>'until') stored,
  position bigint generated always as ((row->>'position')::bigint) stored
);
create index freezes_by_position on freezes (project, position desc);
