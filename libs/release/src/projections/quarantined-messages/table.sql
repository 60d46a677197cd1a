create table quarantined_messages (
  key      text primary key,
  row      jsonb not null,
  project  text generated always as (row->>'project') stored,
  status   text generated always as (row->>'status') stored,
  position bigint generated always as ((row->>'position')::bigint) stored
);
create index quarantined_messages_by_position on quarantined_messages (project, position desc);
