import { Clock, type DomainEvent, Refusal } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import { PromotionPlanApproved, PromotionRequested } from '@ledgerline/promotion';
import { ReleaseCut } from '@ledgerline/release';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { auditProjections } from '../../audit.projections';
import { kindNames } from './kinds';
import { ReadTimeline, ReadTimelineHandler } from './query';
import { TimelineStore } from './store';

const minute = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
const requested = (environment: string, project = 'checkout') =>
  PromotionRequested({ ...PromotionRequested.sample, environment, project });

class LateClock extends Clock {
  now(): string {
    return minute(200);
  }
}

const drift = (type: string): DomainEvent => ({
  type,
  data: { project: 'checkout', environment: 'prod', findingId: 'DR-1', difference: { reason: 'differs' }, as: 'gone' },
});

/** One event a minute; 1 is of no kind, 5 of another project, from 8 on there are many. */
const history = [
  requested('prod'),
  ReleaseCut(ReleaseCut.sample),
  PromotionPlanApproved(PromotionPlanApproved.sample),
  drift('finding.opened'),
  requested('stage'),
  requested('prod', 'billing'),
  drift('finding.closed'),
  ReleaseCut({ ...ReleaseCut.sample, alias: 'later' }),
  ...Array.from({ length: 160 }, () => requested('dev')),
];

describe('the timeline', () => {
  let server: SpecPostgres;
  let postgres: Postgres;

  beforeAll(async () => {
    server = await aPostgres();
    const [table] = auditProjections;
    if (table === undefined) throw new Error('no table');
    await fillTable(server.url, table, ...history);
    postgres = new Postgres(server.url);
  });

  afterAll(async () => {
    await postgres.close();
    await server.stop();
  });

  const read = async (
    stretch: ReadTimeline['stretch'],
    { around, kinds = kindNames, environment }: Partial<Pick<ReadTimeline, 'around' | 'kinds' | 'environment'>> = {},
    project = 'checkout',
  ) => {
    const handler = new ReadTimelineHandler(new TimelineStore(postgres), new LateClock());
    const answer = await handler.execute(new ReadTimeline(project, stretch, around, kinds, environment));
    if (answer instanceof Refusal) throw new Error(answer.code);
    return answer;
  };
  const positions = (events: readonly { readonly position: string }[] | null) =>
    events?.map(({ position }) => Number(position));

  it('tells each event of a narrow stretch, with its kind, and nothing of others', async () => {
    const { events, total } = await read({ from: minute(0), until: minute(7) });
    expect(positions(events)).toEqual([0, 2, 3, 4, 6]);
    expect(events?.map(({ kind }) => kind)).toEqual(['promotion', 'approval', 'drift', 'promotion', 'drift']);
    expect(total).toBe(5);
  });

  it('counts by parts what a wide stretch has too much of', async () => {
    const { events, buckets, total } = await read({ from: minute(0), until: minute(192) });
    expect({ events, total }).toEqual({ events: null, total: 165 });
    expect(buckets.slice(0, 4)).toEqual([
      { at: minute(0), counts: { promotion: 1 } },
      { at: minute(2), counts: { approval: 1, drift: 1 } },
      { at: minute(4), counts: { promotion: 1 } },
      { at: minute(6), counts: { drift: 1 } },
    ]);
    expect(buckets.at(-1)).toEqual({ at: minute(166), counts: { promotion: 2 } });
  });

  it('leaves out what happens at its very end, so that stretches lie side by side', async () => {
    expect(positions((await read({ from: minute(2), until: minute(3) })).events)).toEqual([2]);
    expect(positions((await read({ from: minute(3), until: minute(4) })).events)).toEqual([3]);
  });

  it('is everything until now when nothing is said, with a little room', async () => {
    const { from, until, first, last } = await read({});
    expect({ first, last }).toEqual({ first: minute(0), last: minute(167) });
    expect(from < minute(0) && until > minute(200)).toBe(true);
  });

  it('is of some kinds, and of one environment, when asked', async () => {
    expect(positions((await read({ until: minute(8) }, { kinds: ['drift'] })).events)).toEqual([3, 6]);
    expect(positions((await read({ until: minute(8) }, { environment: 'stage' })).events)).toEqual([4]);
  });

  it('tells what is beside a position or an instant, and where that is in the whole ledger', async () => {
    const at = await read({ until: minute(8) }, { around: { position: '3' } });
    expect(at).toMatchObject({ here: { position: '3', at: minute(3) } });
    expect(positions(at.before)).toEqual([0, 2, 3]);
    expect(positions(at.after)?.slice(0, 3)).toEqual([4, 6, 8]);
    expect(await read({}, { around: { position: '100' } })).toMatchObject({
      here: { position: '100', at: minute(100) },
    });
    const then = await read({ until: minute(8) }, { around: { instant: minute(7) }, kinds: ['drift'] });
    expect(then).toMatchObject({ here: { position: '7' }, after: [] });
    expect(positions(then.before)).toEqual([3, 6]);
  });

  it('has nothing of a project where nothing happened', async () => {
    expect(await read({}, {}, 'empty')).toMatchObject({ first: null, here: null, total: 0, events: [], buckets: [] });
  });

  it('does not end before it begins', async () => {
    await expect(read({ from: minute(3), until: minute(3) })).rejects.toThrow('timeline-turned');
  });
});
