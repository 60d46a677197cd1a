import { Postgres, projectionTable } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable, rowsAfter } from '@ledgerline/testing';
import { StandingStateReached } from '../../events';
import { releaseStanding } from './project';
import { ReleaseStandingStore } from './store';

let server: SpecPostgres;
let postgres: Postgres;
const reached = StandingStateReached(StandingStateReached.sample);

beforeAll(async () => {
  server = await aPostgres();
  postgres = new Postgres(server.url);
  await fillTable(server.url, projectionTable(releaseStanding, __dirname), reached);
});

afterAll(async () => {
  await postgres.close();
  await server.stop();
});

it('the table of standings gives a release’s back as it was folded, to its own project only', async () => {
  const store = new ReleaseStandingStore(postgres);
  const { project, releaseId } = reached.data;
  expect(await store.find(project, releaseId)).toEqual(rowsAfter(releaseStanding, reached)[0]);
  expect(await store.find('billing', releaseId)).toBeUndefined();
  expect(await store.findAll(project, [releaseId, 'another'])).toEqual(rowsAfter(releaseStanding, reached));
  expect(await store.findAll('billing', [releaseId])).toEqual([]);
});
