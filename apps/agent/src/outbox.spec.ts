import { LedgerlineProblem } from '@ledgerline/api-client';
import { pino } from 'pino';
import { Outbox } from './outbox';
import { Spool } from './spool';
import type { Observed, Transport } from './transport';

/** Keeps in memory what a folder would keep. */
class MemorySpool extends Spool {
  readonly kept: Observed[] = [];

  get state() {
    return { waiting: this.kept.length, bytes: 0, givenUp: 0 };
  }

  keep(observed: Observed): Promise<void> {
    this.kept.push(observed);
    return Promise.resolve();
  }

  oldest() {
    const [observed] = this.kept;
    if (observed === undefined) return Promise.resolve(undefined);
    return Promise.resolve({
      observed,
      forget: () => {
        this.kept.shift();
        return Promise.resolve();
      },
    });
  }
}

const observed = (id: number): Observed => ({
  ...{ detector: 'flagd', completeness: 'complete', observedAt: '', intervalMs: 1000, document: { id } },
});
const signal = new AbortController().signal;

describe('the outbox', () => {
  let spool: MemorySpool;
  let told: unknown[];
  let answer: (id: number) => Promise<void>;
  let outbox: Outbox;

  beforeEach(() => {
    spool = new MemorySpool();
    told = [];
    answer = () => Promise.resolve();
    const transport: Transport = {
      intent: () => Promise.resolve(undefined),
      blob: () => Promise.reject(new Error('none')),
      async report({ document }) {
        const { id } = document as { id: number };
        await answer(id);
        told.push(id);
        return { differences: 0, confirm: false };
      },
    };
    outbox = new Outbox(transport, spool, pino({ level: 'silent' }));
  });

  const away = () => {
    answer = () => Promise.reject(new TypeError('fetch failed'));
  };
  const refusing = () => {
    const problem = { status: 409, code: 'observation-outdated', title: '', detail: 'outdated', remedy: '' };
    answer = () => Promise.reject(new LedgerlineProblem(problem as never));
  };
  const back = () => {
    answer = () => Promise.resolve();
  };

  it('tells at once while the api is there', async () => {
    expect(await outbox.deliver(observed(1), signal)).toEqual({ outcome: 'told', differences: 0, confirm: false });
    expect(spool.kept).toEqual([]);
  });

  it('keeps what it cannot tell, and tells it first when the api is back', async () => {
    away();
    expect(await outbox.deliver(observed(1), signal)).toEqual({ outcome: 'kept', problem: 'fetch failed' });
    expect(await outbox.deliver(observed(2), signal)).toMatchObject({ outcome: 'kept' });
    back();
    expect(await outbox.deliver(observed(3), signal)).toMatchObject({ outcome: 'told' });
    expect(told).toEqual([1, 2, 3]);
    expect(spool.kept).toEqual([]);
  });

  it('tells nothing while something older waits, though the api would take it', async () => {
    answer = (id) => (id === 1 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve());
    await outbox.deliver(observed(1), signal);
    expect(await outbox.deliver(observed(2), signal)).toMatchObject({ outcome: 'kept' });
    expect(told).toEqual([]);
  });

  it('lets nothing overtake, whoever asks at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map((id) => outbox.deliver(observed(id), signal)));
    expect(told).toEqual([1, 2, 3, 4]);
  });

  it('does not keep what is refused, nor what waited and is refused in the end', async () => {
    away();
    await outbox.deliver(observed(1), signal);
    refusing();
    expect(await outbox.deliver(observed(2), signal)).toMatchObject({ outcome: 'refused' });
    expect(spool.kept).toEqual([]);
  });
});
