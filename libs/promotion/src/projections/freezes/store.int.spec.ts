import { Postgres, projectionTable } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { FreezeDeclared, FreezeLifted } from '../../events';
import { freezeList } from './project';
import { FreezeStore } from './store';

let server: SpecPostgres;
let postgres: Postgres;

const declared = (freezeId: string, until: string, project = 'checkout') =>
  FreezeDeclared({ ...FreezeDeclared.sample, freezeId, name: freezeId.toLowerCase(), project, until });

/** FZ-1 is over first, FZ-2 is lifted, FZ-9 is another project's. */
const history = [
  declared('FZ-1', '2026-01-03T00:00:00.000Z'),
  declared('FZ-2', '2026-02-01T00:00:00.000Z'),
  declared('FZ-3', '2026-02-01T00:00:00.000Z'),
  declared('FZ-9', '2026-02-01T00:00:00.000Z', 'billing'),
  FreezeLifted({ ...FreezeLifted.sample, freezeId: 'FZ-2' }),
];

beforeAll(async () => {
  server = await aPostgres();
  postgres = new Postgres(server.url);
  await fillTable(server.url, projectionTable(freezeList, __dirname), ...history);
});

afterAll(async () => {
  await postgres.close();
  await server.stop();
});

describe('the table of freezes', () => {
  const list = async (standingAt?: string, limit = 5, after?: string) => {
    const page = { limit, after: after === undefined ? undefined : [after] };
    const rows = await new FreezeStore(postgres).list('checkout', standingAt, page);
    return rows.map(({ freezeId }) => freezeId);
  };

  it('lists those of one project, the newest first, and one more than the page holds', async () => {
    expect(await list()).toEqual(['FZ-3', 'FZ-2', 'FZ-1']);
    expect(await list(undefined, 1)).toEqual(['FZ-3', 'FZ-2']);
    expect(await list(undefined, 5, '1')).toEqual(['FZ-1']);
  });

  it('finds those that are neither over nor lifted', async () => {
    expect(await list('2026-01-02T00:00:00.000Z')).toEqual(['FZ-3', 'FZ-1']);
    expect(await list('2026-01-03T00:00:00.000Z')).toEqual(['FZ-3']);
    expect(await list('2026-02-01T00:00:00.000Z')).toEqual([]);
  });
});
