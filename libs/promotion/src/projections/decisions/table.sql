create table decisions (
  key              text primary key,
  row              jsonb not null,
  decision_id      text generated always as (row->>'decisionId') stored,
  authorisation_id text generated always as (row->>'authorisationId') stored,
  project          text generated always as (row->>'project') stored,
  kind             text generated always as (row->>'kind') stored,
  verdict          text generated always as (row->>'verdict') stored,
  promotion_id     text generated always as (row->>'promotionId') stored,
  environment      text generated always as (row->>'environment') stored,
  release_id       text generated always as (row->>'releaseId') stored,
  release          text generated always as (row->>'release') stored,
  state            text generated always as (row->>'state') stored,
  position         bigint generated always as ((row->>'position')::bigint) stored
);
create index decisions_by_position on decisions (project, position desc);
create index decisions_by_id on decisions (decision_id);
create index decisions_by_authorisation on decisions (authorisation_id) where authorisation_id is not null;
create index decisions_by_promotion on decisions (promotion_id, position desc) where promotion_id is not null;
create index decisions_by_environment on decisions (project, environment, position desc) where environment is not null;
create index decisions_by_release on decisions (project, release, position desc) where release is not null;
create index decisions_by_release_id on decisions (project, release_id, position desc) where release_id is not null;
