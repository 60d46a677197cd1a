create table pending_approvals (
  key         text primary key,
  row         jsonb not null,
  project     text generated always as (row->>'project') stored,
  environment text generated always as (row->>'environment') stored,
  position    bigint generated always as ((row->>'position')::bigint) stored
);
create index pending_approvals_by_position on pending_approvals (project, position);
create index pending_approvals_by_group on pending_approvals using gin ((row->'waitsFor') jsonb_path_ops);
