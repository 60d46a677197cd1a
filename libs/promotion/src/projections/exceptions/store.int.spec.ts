import { Postgres, projectionTable } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable, rowsAfter } from '@ledgerline/testing';
import { ExceptionGranted, ExceptionRequested } from '../../events';
import { exceptionList } from './project';
import type { ExceptionFilters } from './store';
import { ExceptionStore } from './store';

let server: SpecPostgres;
let postgres: Postgres;
let store: ExceptionStore;

const requested = (exceptionId: string, environment: string, until: string, project = 'checkout') =>
  ExceptionRequested({
    ...ExceptionRequested.sample,
    exceptionId,
    project,
    until,
    waives: { gate: 'soak', environment },
  });

/** EX-1 is in force in prod, EX-2 and EX-3 are asked for, EX-9 is another project's. */
const history = [
  requested('EX-1', 'prod', '2026-01-03T00:00:00.000Z'),
  requested('EX-2', 'stage', '2026-01-09T00:00:00.000Z'),
  requested('EX-3', 'prod', '2026-02-01T00:00:00.000Z'),
  requested('EX-9', 'prod', '2026-02-01T00:00:00.000Z', 'billing'),
  ExceptionGranted(ExceptionGranted.sample),
];

beforeAll(async () => {
  server = await aPostgres();
  postgres = new Postgres(server.url);
  store = new ExceptionStore(postgres);
  await fillTable(server.url, projectionTable(exceptionList, __dirname), ...history);
});

afterAll(async () => {
  await postgres.close();
  await server.stop();
});

describe('the table of exceptions', () => {
  const list = async (filters: ExceptionFilters, limit = 5, after?: string) => {
    const rows = await store.list('checkout', filters, { limit, after: after === undefined ? undefined : [after] });
    return rows.map(({ exceptionId }) => exceptionId);
  };

  it('lists those of one project, the newest first, and one more than the page holds', async () => {
    expect(await list({})).toEqual(['EX-3', 'EX-2', 'EX-1']);
    expect(await list({}, 1)).toEqual(['EX-3', 'EX-2']);
    expect(await list({}, 5, '2')).toEqual(['EX-2', 'EX-1']);
  });

  it('finds those of an environment, in some statuses, and those that end soon', async () => {
    expect(await list({ environment: 'prod' })).toEqual(['EX-3', 'EX-1']);
    expect(await list({ statuses: ['in-force', 'expired'] })).toEqual(['EX-1']);
    expect(await list({ endsBefore: '2026-01-09T00:00:00.000Z' })).toEqual(['EX-1']);
    expect(await list({ environment: 'prod', statuses: ['requested'] })).toEqual(['EX-3']);
  });

  it('gives a row back as it was folded, to its own project only', async () => {
    expect(await store.find('checkout', 'EX-1')).toEqual(rowsAfter(exceptionList, ...history)[0]);
    expect(await store.find('billing', 'EX-1')).toBeUndefined();
  });
});
