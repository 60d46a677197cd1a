import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { MessageDiscarded, MessageQuarantined } from '../../events';
import { releaseProjections } from '../../release.projections';
import { QuarantinedMessageStore } from './store';

const held = (messageId: string, project = 'checkout') =>
  MessageQuarantined({ ...MessageQuarantined.sample, messageId, project });

describe('the stored messages', () => {
  let server: SpecPostgres;
  let postgres: Postgres;
  let store: QuarantinedMessageStore;

  beforeAll(async () => {
    server = await aPostgres();
    const table = releaseProjections.find(({ projection }) => projection.name === 'quarantined_messages');
    if (table === undefined) throw new Error('no table');
    const discarded = MessageDiscarded({ messageId: 'm1', project: 'checkout', reason: 'a test' });
    await fillTable(server.url, table, held('m1'), held('m2'), held('m3', 'billing'), held('m4'), discarded);
    postgres = new Postgres(server.url);
    store = new QuarantinedMessageStore(postgres);
  });

  afterAll(async () => {
    await postgres.close();
    await server.stop();
  });

  const ids = async (status?: 'held' | 'discarded', limit = 50, after?: string) => {
    const rows = await store.list('checkout', status, { limit, after: after === undefined ? undefined : [after] });
    return rows.map(({ messageId }) => messageId);
  };

  it('are those of the project, the newest first', async () => {
    expect(await ids()).toEqual(['m4', 'm2', 'm1']);
  });

  it('can be told apart by what became of them', async () => {
    expect(await ids('held')).toEqual(['m4', 'm2']);
    expect(await ids('discarded')).toEqual(['m1']);
  });

  it('go on behind a position, with one more than the page holds', async () => {
    expect(await ids(undefined, 1)).toEqual(['m4', 'm2']);
    expect(await ids(undefined, 1, '3')).toEqual(['m2', 'm1']);
  });
});
