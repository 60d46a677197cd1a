import type { DomainEvent } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { ExceptionEnded, ExceptionGranted, ExceptionRequested } from '../../events';
import { minute, pastOf } from '../../testing/past';
import type { ExceptionFilters } from './store';
import { ExceptionStore } from './store';
import { ExceptionsThen } from './then';

const requested = (exceptionId: string, until = '2026-02-01T00:00:00.000Z') =>
  ExceptionRequested({
    ...ExceptionRequested.sample,
    exceptionId,
    until,
    waives: { gate: 'soak', environment: 'prod' },
  });
const drift = (type: string, more: object = {}): DomainEvent => ({
  type,
  data: { project: 'checkout', environment: 'stage', findingId: 'DR-1', exceptionId: 'EX-9', ...more },
});

/** At positions 0 to 5: EX-1 is in force from 2 to 4, EX-9 accepts drift from 3 on and expires at 5. */
const history = [
  requested('EX-1'),
  requested('EX-2'),
  ExceptionGranted({ ...ExceptionGranted.sample, exceptionId: 'EX-1' }),
  drift('finding.accepted', { until: '2026-03-01T00:00:00.000Z', person: 'ana', reason: 'load test' }),
  ExceptionEnded({ ...ExceptionEnded.sample, exceptionId: 'EX-1' }),
  drift('finding.acceptance-expired'),
];

describe('the exceptions of a moment', () => {
  let tables: Awaited<ReturnType<typeof pastOf>>;
  let store: ExceptionStore;
  let then: ExceptionsThen;

  beforeAll(async () => {
    tables = await pastOf(...history);
    store = new ExceptionStore(tables.postgres);
    then = new ExceptionsThen(store, tables.past);
  });

  afterAll(() => tables.stop());

  const listed = async (moment: Moment, filters: ExceptionFilters = {}, limit = 50, after?: string) => {
    const page = { limit, after: after === undefined ? undefined : [after] };
    const { rows } = await then.page('checkout', filters, page, moment);
    return rows.map(({ exceptionId, status }) => `${exceptionId} ${status}`);
  };

  it('are as they were, those of drift as well', async () => {
    expect(await listed({ position: 3n })).toEqual(['EX-9 in-force', 'EX-2 requested', 'EX-1 in-force']);
    expect(await listed({ position: 5n })).toEqual(['EX-9 expired', 'EX-2 requested', 'EX-1 ended']);
    expect(await listed({ instant: minute(4) })).toEqual(['EX-9 in-force', 'EX-2 requested', 'EX-1 ended']);
  });

  it('are not those that came later', async () => {
    expect(await listed({ position: 0n })).toEqual(['EX-1 requested']);
    expect(await listed({ instant: minute(1) })).toEqual(['EX-2 requested', 'EX-1 requested']);
  });

  it('are found by what they were then', async () => {
    expect(await listed({ position: 3n }, { statuses: ['in-force'] })).toEqual(['EX-9 in-force', 'EX-1 in-force']);
    expect(await listed({ position: 3n }, { statuses: ['ended', 'expired'] })).toEqual([]);
    expect(await listed({ position: 3n }, { environment: 'stage' })).toEqual(['EX-9 in-force']);
    expect(await listed({ position: 3n }, { endsBefore: '2026-02-15T00:00:00.000Z', statuses: ['in-force'] })).toEqual([
      'EX-1 in-force',
    ]);
  });

  it('go on page by page', async () => {
    expect(await listed({ position: 3n }, {}, 1)).toEqual(['EX-9 in-force']);
    expect(await listed({ position: 3n }, {}, 5, '3')).toEqual(['EX-2 requested', 'EX-1 in-force']);
  });

  it('are told one by one, once somebody had asked for them', async () => {
    const now = await store.find('checkout', 'EX-1');
    if (now === undefined) throw new Error('no such row');
    expect(await then.find(now, { position: 3n })).toMatchObject({ status: 'in-force', ended: null });
    const other = await store.find('checkout', 'EX-2');
    if (other === undefined) throw new Error('no such row');
    expect(await then.find(other, { position: 0n })).toBeUndefined();
  });

  it('that nobody had decided are those that wait for words', async () => {
    const waiting = async (position: bigint, instant: string) =>
      (await then.requested('checkout', { position }, instant)).map(({ exceptionId }) => exceptionId);
    expect(await waiting(1n, minute(1))).toEqual(['EX-1', 'EX-2']);
    expect(await waiting(2n, minute(2))).toEqual(['EX-2']);
    expect(await waiting(2n, '2026-02-02T00:00:00.000Z')).toEqual([]);
  });

  it('are those of now in a time to come', async () => {
    expect(await listed({ instant: '2999-01-01T00:00:00.000Z' })).toEqual([
      'EX-9 expired',
      'EX-2 requested',
      'EX-1 ended',
    ]);
  });
});
