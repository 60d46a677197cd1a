import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { driftProjections } from '../../drift.projections';
import {
  FindingAssigned,
  FindingClosed,
  FindingEscalated,
  FindingFlapping,
  FindingOpened,
  FindingSnoozed,
  ObservationRecorded,
  ObservationRepeated,
} from '../../events';
import { sampleDifference } from '../../difference';
import { DetectorStatusStore } from '../detector-status/store';
import { FindingCountsStore } from './counts.store';
import type { FindingOrder } from './order';
import type { FindingFilters, ListedFinding } from './store';
import { FindingStore } from './store';

const opened = (findingId: string, environment = 'prod', changed: object = {}) =>
  FindingOpened({
    ...FindingOpened.sample,
    findingId,
    environment,
    difference: { ...sampleDifference, fingerprint: `sha256:${findingId.slice(-1).repeat(64)}`, ...changed },
  });
const seenNow = { ...sampleDifference, fingerprint: `sha256:${'1'.repeat(64)}`, observed: 'what is there now' };

describe('the stored findings', () => {
  let server: SpecPostgres;
  let postgres: Postgres;
  let store: FindingStore;

  beforeAll(async () => {
    server = await aPostgres();
    const [detectorStatus, findings] = driftProjections;
    if (detectorStatus === undefined || findings === undefined) throw new Error('no tables');
    await fillTable(
      server.url,
      detectorStatus,
      ObservationRecorded({ ...ObservationRecorded.sample, differences: [seenNow] }),
      ObservationRepeated(ObservationRepeated.sample),
    );
    await fillTable(
      server.url,
      findings,
      opened('DR-1'),
      opened('DR-2', 'prod', { severity: 'critical' }),
      opened('DR-3', 'stage'),
      opened('DR-3', 'prod'),
      FindingClosed({ ...FindingClosed.sample, findingId: 'DR-3', environment: 'prod' }),
      FindingAssigned({ ...FindingAssigned.sample, findingId: 'DR-2' }),
      FindingSnoozed({ ...FindingSnoozed.sample, findingId: 'DR-2' }),
      FindingEscalated({ ...FindingEscalated.sample, findingId: 'DR-1' }),
      FindingFlapping({ ...FindingFlapping.sample, findingId: 'DR-3', environment: 'stage' }),
    );
    postgres = new Postgres(server.url);
    store = new FindingStore(postgres);
  });

  afterAll(async () => {
    await postgres.close();
    await server.stop();
  });

  const ids = async (filters: FindingFilters, limit = 50, after?: readonly string[]) => {
    const found = await store.list('checkout', filters, { limit, after });
    return found.map(({ row }) => `${row.environment} ${row.findingId}`);
  };

  it('are those that are asked for, the newest first', async () => {
    expect(await ids({})).toEqual(['prod DR-3', 'stage DR-3', 'prod DR-2', 'prod DR-1']);
    expect(await ids({ environment: 'prod', statuses: ['open', 'acknowledged'] })).toEqual(['prod DR-2', 'prod DR-1']);
    expect(await ids({ severity: 'critical' })).toEqual(['prod DR-2']);
    expect(await ids({ assignee: 'ana' })).toEqual(['prod DR-2']);
    expect(await ids({ assignee: 'nobody', environment: 'prod' })).toEqual(['prod DR-3', 'prod DR-1']);
    expect(await ids({ assignee: 'somebody' })).toEqual([]);
    expect(await ids({ snoozed: true })).toEqual(['prod DR-2']);
    expect(await ids({ escalated: true })).toEqual(['prod DR-1']);
    expect(await ids({ flapping: true })).toEqual(['stage DR-3']);
    expect(await ids({ snoozed: false, escalated: false, flapping: false })).toEqual(['prod DR-3']);
    expect(await store.list('billing', {}, { limit: 50, after: undefined })).toEqual([]);
  });

  it('go on behind a place, with one more than the page holds', async () => {
    expect(await ids({}, 1)).toEqual(['prod DR-3', 'stage DR-3']);
    expect(await ids({}, 2, ['2', '2', 'DR-3'])).toEqual(['prod DR-2', 'prod DR-1']);
  });

  it('are listed by age, severity or deadline, and go on behind a place in each', async () => {
    const inOrder = async (order: FindingOrder) => {
      const seen: string[] = [];
      let after: readonly string[] | undefined;
      do {
        const page: readonly ListedFinding[] = await store.list('checkout', {}, { limit: 1, after }, order);
        const [first] = page;
        if (first !== undefined) seen.push(`${first.row.environment} ${first.row.findingId}`);
        after = page.length > 1 && first ? [first.sortValue, first.row.position, first.row.findingId] : undefined;
      } while (after !== undefined);
      return seen;
    };
    expect(await inOrder('newest')).toEqual(['prod DR-3', 'stage DR-3', 'prod DR-2', 'prod DR-1']);
    expect(await inOrder('oldest')).toEqual(['prod DR-1', 'prod DR-2', 'stage DR-3', 'prod DR-3']);
    expect(await inOrder('severity')).toEqual(['prod DR-2', 'prod DR-1', 'stage DR-3', 'prod DR-3']);
    expect((await inOrder('deadline')).at(-1)).toBe('prod DR-3');
  });

  it('are those of one domain', async () => {
    expect(await ids({ domain: sampleDifference.domain })).toHaveLength(4);
    expect(await ids({ domain: 'elsewhere' })).toEqual([]);
  });

  it('come with the last word of their own detector, however many are on the page', async () => {
    const page = await store.list('checkout', {}, { limit: 50, after: undefined });
    const seen = page.map(({ row, seen, latest }) => [
      `${row.environment} ${row.findingId}`,
      seen?.times,
      latest?.observed,
    ]);
    expect(seen).toEqual([
      ['prod DR-3', undefined, undefined],
      ['stage DR-3', undefined, undefined],
      ['prod DR-2', undefined, undefined],
      ['prod DR-1', 2, 'what is there now'],
    ]);
  });

  it('come with the values that were seen last, and how often', async () => {
    expect(await store.find('checkout', 'DR-1')).toMatchObject({
      row: { findingId: 'DR-1' },
      latest: { observed: 'what is there now' },
      seen: { times: 2 },
    });
    expect(await store.find('checkout', 'DR-2')).toMatchObject({ latest: null, seen: null });
  });

  it('are found by their name, the open one first', async () => {
    expect((await store.find('checkout', 'DR-3'))?.row.environment).toBe('stage');
    expect(await store.find('checkout', 'DR-9')).toBeUndefined();
  });

  it('are counted by what they are looked for by, and by the days on which they turned', async () => {
    const counts = new FindingCountsStore(postgres);
    const counted = await counts.count('checkout');
    expect(counted.filter(({ status }) => status === 'closed')).toMatchObject([{ environment: 'prod', count: 1 }]);
    expect(counted.filter(({ assignee }) => assignee === 'ana')).toMatchObject([{ snoozed: true, count: 1 }]);
    const { domain } = sampleDifference;
    expect(await counts.turns('checkout', '2026-01-01')).toEqual([{ day: '2026-01-01', domain, opened: 4, closed: 1 }]);
    expect(await counts.turns('checkout', '2026-02-01')).toEqual([{ day: '', domain, opened: 4, closed: 1 }]);
    expect(await counts.count('billing')).toEqual([]);
  });

  it('stand beside the latest of each detector', async () => {
    const statuses = new DetectorStatusStore(postgres);
    expect(await statuses.list('checkout', 'prod')).toMatchObject([{ detector: 'artifacts', observationId: 'ob-1' }]);
    expect(await statuses.list('checkout', 'stage')).toEqual([]);
    expect(await statuses.ofProject('checkout')).toEqual([
      {
        environment: 'prod',
        detector: 'artifacts',
        completeness: 'complete',
        reportedAt: '2026-01-01T00:01:00.000Z',
        classifications: ['drift'],
      },
    ]);
    expect(await statuses.ofProject('billing')).toEqual([]);
  });
});
