import { MomentReader, ShowConfiguration } from '@ledgerline/environment';
import { Refusal, refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { QueryBus } from '@nestjs/cqrs';
import {
  ExceptionGranted,
  ExceptionRequested,
  PromotionAborted,
  PromotionGlassBreakAsked,
  PromotionPlanned,
  PromotionRequested,
} from '../../events';
import { MomentInstants } from '../../facts/moment-instants';
import { ExceptionStore } from '../../projections/exceptions/store';
import { ExceptionsThen } from '../../projections/exceptions/then';
import { PromotionBoardStore } from '../../projections/promotion-board/store';
import { minute, pastOf, StoppedClock } from '../../testing/past';
import { WaitingThen } from './waiting-then';

const gate = { gate: 'soak', environment: 'prod' };

/** At positions 0 to 5: a plan waits from 1 to 5, its glass is to be broken from 2, EX-1 waits from 3 to 4. */
const history = [
  PromotionRequested({ ...PromotionRequested.sample, reason: 'weekly' }),
  PromotionPlanned(PromotionPlanned.sample),
  PromotionGlassBreakAsked({ ...PromotionGlassBreakAsked.sample, until: minute(4) }),
  ExceptionRequested({ ...ExceptionRequested.sample, exceptionId: 'EX-1', waives: gate }),
  ExceptionGranted({ ...ExceptionGranted.sample, exceptionId: 'EX-1' }),
  PromotionAborted(PromotionAborted.sample),
];

describe('what waited for words at a moment', () => {
  let tables: Awaited<ReturnType<typeof pastOf>>;

  beforeAll(async () => {
    tables = await pastOf(...history);
  });

  afterAll(() => tables.stop());

  /** The configuration of then asks for somebody who breaks glass. */
  const configuration = { people: {}, governance: { 'break-glass': { of: 'on-call' } } };
  const waiting = async (moment: Moment, configured: unknown = { configuration }) => {
    const promotions = new PromotionBoardStore(tables.postgres);
    const clock = new StoppedClock(minute(60));
    const queries = {
      execute: (query: unknown) => Promise.resolve(query instanceof ShowConfiguration ? configured : []),
    } as unknown as QueryBus;
    const then = new WaitingThen(
      promotions,
      new ExceptionsThen(new ExceptionStore(tables.postgres), tables.past),
      tables.past,
      new MomentInstants(new MomentReader(tables.postgres, clock), clock),
      queries,
    );
    return then.at('checkout', moment);
  };
  const kinds = async (position: bigint) => {
    const found = await waiting({ position });
    return found instanceof Refusal ? [] : found.map(({ kind, id }) => `${kind} ${id}`);
  };

  it('is what nobody had decided yet, whatever became of it', async () => {
    expect(await kinds(1n)).toEqual(['plan p-1']);
    expect(await kinds(3n)).toEqual(['plan p-1', 'exception EX-1', 'glass p-1']);
    expect(await kinds(5n)).toEqual([]);
  });

  it('has no request in it whose time had passed', async () => {
    expect(await kinds(4n)).toEqual(['plan p-1']);
  });

  it('says why it was asked for', async () => {
    expect(await waiting({ position: 1n })).toMatchObject([{ reason: 'weekly', since: minute(1) }]);
  });

  it('is nothing before the project was configured, and says so', async () => {
    const refusal = refuse('project-not-configured', { project: 'checkout' });
    expect(await waiting({ position: 0n }, refusal)).toBe(refusal);
  });
});
