create table release_dossier (
  key        text primary key,
  row        jsonb not null,
  project    text generated always as (row->>'project') stored,
  release_id text generated always as (row->>'releaseId') stored,
  position   bigint generated always as ((row->>'position')::bigint) stored
);
create index release_dossier_by_position on release_dossier (project, position desc);
create index release_dossier_by_id on release_dossier (project, release_id collate "C");
create index release_dossier_by_build on release_dossier using gin ((row->'buildIds') jsonb_path_ops);
create index release_dossier_by_alias on release_dossier using gin ((row->'aliases') jsonb_path_ops);
