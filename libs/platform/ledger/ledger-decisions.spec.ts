import type { Cause, Decider, EventOf, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { defineEvent, deriveId, EventCatalog, EventLogError, refuse } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Type } from '@sinclair/typebox';
import { InvalidEventData } from './event-writer';
import { FoldedStreams } from './folded-streams';
import { LedgerDecisions, StreamContended } from './ledger-decisions';

const Counted = defineEvent(
  'count.counted',
  2,
  Type.Object({ by: Type.Integer({ minimum: 1 }), at: Type.Optional(Type.String({ format: 'date-time' })) }),
  { by: 1 },
  [
    {
      version: 1,
      schema: Type.Object({ step: Type.Integer() }),
      sample: { step: 1 },
      upcast: (data) => ({ by: (data as { step: number }).step }),
    },
  ],
);
type Counted = EventOf<typeof Counted>;

const count: Decider<number, Counted> = {
  stream: (id) => `count-${id}`,
  initial: 0,
  evolve: (sum, event) => sum + event.data.by,
};
const another: Decider<string, Counted> = {
  ...count,
  initial: '',
  evolve: (text, event) => `${text}+${String(event.data.by)}`,
};

const cause = (commandId: string): Cause => ({
  commandId,
  actor: { kind: 'person', id: 'olga' },
  causationId: 'request',
  correlationId: 'chain',
});

/** A log that can be told what happens just before an append or instead of its answer. */
class ScriptedLog extends InMemoryEventLog {
  before: () => Promise<unknown> = () => Promise.resolve();
  after: () => void = () => undefined;
  reads: (bigint | undefined)[] = [];

  override async append(...args: Parameters<InMemoryEventLog['append']>) {
    const { before } = this;
    this.before = () => Promise.resolve();
    await before();
    const appended = await super.append(...args);
    this.after();
    return appended;
  }

  override readStream(stream: string, options: { readonly from?: bigint } = {}) {
    this.reads.push(options.from);
    return super.readStream(stream, options);
  }
}

const catalog = new EventCatalog([Counted]);
const pauses: number[] = [];
let now = 0;
function arrange() {
  pauses.length = 0;
  const log = new ScriptedLog();
  const pause = (attempt: number) => {
    pauses.push(attempt);
    return Promise.resolve();
  };
  const decisions = new LedgerDecisions(
    log,
    catalog,
    { attempts: 3, pause },
    new FoldedStreams(log, catalog, { now: () => now }),
  );
  return { log, decisions };
}

/** Another process on the same log. */
const elsewhere = (log: InMemoryEventLog, streams?: FoldedStreams) =>
  new LedgerDecisions(log, catalog, { attempts: 3, pause: () => Promise.resolve() }, streams);

const stored = async (log: InMemoryEventLog): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const event of log.readAll()) events.push(event);
  return events;
};

describe('deciding on the ledger', () => {
  it('appends what was decided on the folded state, with ids and metadata that follow from the command', async () => {
    const { log, decisions } = arrange();
    await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 2 }), Counted({ by: 3 })]);
    const accepted = await decisions.on(count, 'x', cause('c-2'), (sum) => [Counted({ by: sum })]);

    const events = await stored(log);
    expect(accepted).toEqual({ revision: 2n, position: events[2]?.position, changed: true });
    expect(events.map(({ data }) => data)).toEqual([{ by: 2 }, { by: 3 }, { by: 5 }]);
    expect(events[1]).toMatchObject({
      id: deriveId(deriveId('c-1', 'count-x', '1'), '{"by":3}'),
      type: 'count.counted',
      metadata: { ...cause('c-1'), schemaVersion: 2 },
    });
    expect(await decisions.load(count, 'x')).toEqual({ state: 10, revision: 2n, position: events[2]?.position });
  });

  it('answers a command that was carried out already with its first outcome, without deciding again', async () => {
    const { decisions } = arrange();
    const first = await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 1 }), Counted({ by: 1 })]);
    await decisions.on(count, 'x', cause('c-2'), () => [Counted({ by: 1 })]);
    const decide = jest.fn();
    expect(await decisions.on(count, 'x', cause('c-1'), decide, 0n)).toEqual(first);
    expect(decide).not.toHaveBeenCalled();
  });

  it('recognises a repeat across restarts', async () => {
    const { log, decisions } = arrange();
    const first = await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 1 })]);
    expect(await elsewhere(log).on(count, 'x', cause('c-1'), () => [Counted({ by: 9 })])).toEqual(first);
  });

  it('recognises its own append when the acknowledgement was lost', async () => {
    const { log, decisions } = arrange();
    log.after = () => {
      throw new EventLogError('outcome-unknown', 'no answer');
    };
    await expect(decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 1 })])).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    expect(await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 9 })])).toMatchObject({ revision: 0n });
    expect(await stored(log)).toHaveLength(1);
  });

  it('changes nothing when there is nothing left to do', async () => {
    const { log, decisions } = arrange();
    expect(await decisions.on(count, 'x', cause('c-0'), () => [])).toEqual({
      revision: -1n,
      position: -1n,
      changed: false,
    });
    await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 1 })]);
    expect(await decisions.on(count, 'x', cause('c-2'), () => [])).toEqual({
      revision: 0n,
      position: 0n,
      changed: false,
    });
    expect(await stored(log)).toHaveLength(1);
  });

  it('passes a refusal on and writes nothing', async () => {
    const { log, decisions } = arrange();
    expect(await decisions.on(count, 'x', cause('c-1'), () => refuse('enough', { sum: 1 }))).toEqual(
      refuse('enough', { sum: 1 }),
    );
    expect(await stored(log)).toEqual([]);
  });

  it('refuses when the stream is not at the revision that was asked for', async () => {
    const { decisions } = arrange();
    const one = () => [Counted({ by: 1 })];
    expect(await decisions.on(count, 'x', cause('c-0'), one, 0n)).toEqual(
      refuse('revision-moved', { expected: '0', current: 'none' }),
    );
    await decisions.on(count, 'x', cause('c-1'), one);
    await decisions.on(count, 'x', cause('c-2'), one, 0n);
    expect(await decisions.on(count, 'x', cause('c-3'), one, 0n)).toEqual(
      refuse('revision-moved', { expected: '0', current: '1' }),
    );
  });

  it('decides again on the new state when somebody else was faster', async () => {
    const { log, decisions } = arrange();
    const seen: number[] = [];
    log.before = () => elsewhere(log).on(count, 'x', cause('other'), () => [Counted({ by: 5 })]);
    const accepted = await decisions.on(count, 'x', cause('c-1'), (sum) => {
      seen.push(sum);
      return [Counted({ by: 1 })];
    });
    expect(seen).toEqual([0, 5]);
    expect(pauses).toEqual([2]);
    expect(accepted).toMatchObject({ revision: 1n });
  });

  describe('on a stream that it wrote a moment ago', () => {
    const by = (step: number) => () => [Counted({ by: step })];

    it('does not read it again', async () => {
      const { log, decisions } = arrange();
      await decisions.on(count, 'x', cause('c-0'), by(1));
      log.reads.length = 0;
      for (const step of [2, 3, 4]) {
        const accepted = await decisions.on(count, 'x', cause(`c-${String(step)}`), (sum) => [Counted({ by: sum })]);
        expect(accepted).toMatchObject({ revision: BigInt(step - 1), changed: true });
      }
      expect(log.reads).toEqual([]);
      expect((await elsewhere(log).load(count, 'x')).state).toBe(8);
    });

    it('reads and decides again when others wrote since', async () => {
      const { log, decisions } = arrange();
      await decisions.on(count, 'x', cause('c-0'), by(1));
      await elsewhere(log).on(count, 'x', cause('c-1'), by(5));
      await decisions.on(count, 'x', cause('c-2'), (sum) => [Counted({ by: sum })]);
      expect((await elsewhere(log).load(count, 'x')).state).toBe(12);
    });

    it('refuses, and finds nothing to do, only on what it has read', async () => {
      const { log, decisions } = arrange();
      await decisions.on(count, 'x', cause('c-0'), by(1));
      await elsewhere(log).on(count, 'x', cause('c-1'), by(5));
      const refused = await decisions.on(count, 'x', cause('c-2'), (sum) => refuse('so-it-is', { sum }));
      expect(refused).toEqual(refuse('so-it-is', { sum: 6 }));
      await elsewhere(log).on(count, 'x', cause('c-3'), by(1));
      const nothing = await decisions.on(count, 'x', cause('c-4'), () => []);
      expect(nothing).toMatchObject({ revision: 2n, changed: false });
    });

    it('gives a repeat its first outcome, whoever carried it out and whatever would be decided now', async () => {
      const { log, decisions } = arrange();
      await decisions.on(count, 'x', cause('c-0'), by(1));
      const first = await elsewhere(log).on(count, 'x', cause('c-1'), by(5));
      expect(await decisions.on(count, 'x', cause('c-1'), by(9))).toEqual(first);
      expect(await decisions.outcomeOf(count, 'x', cause('c-1'))).toEqual(first);
      expect(await decisions.outcomeOf(count, 'x', cause('c-2'))).toBeUndefined();
      expect((await decisions.load(count, 'x')).state).toBe(6);
    });

    it('reads it all the same when that moment is over', async () => {
      const { log, decisions } = arrange();
      await decisions.on(count, 'x', cause('c-0'), by(1));
      log.reads.length = 0;
      now += 1000;
      await decisions.on(count, 'x', cause('c-1'), by(1));
      expect(log.reads).toEqual([0n]);
    });

    it('carries out each of a hundred commands that come at once', async () => {
      const log = new InMemoryEventLog();
      const decisions = new LedgerDecisions(log, catalog, { attempts: 1000, pause: () => Promise.resolve() });
      const all = Array.from({ length: 100 }, (_, at) => decisions.on(count, 'x', cause(`race-${String(at)}`), by(1)));
      const revisions = (await Promise.all(all)).map((accepted) => 'revision' in accepted && accepted.revision);
      expect(new Set(revisions).size).toBe(100);
      expect((await elsewhere(log).load(count, 'x')).state).toBe(100);
    });
  });

  it('gives up with a clear error after its last attempt', async () => {
    const { log, decisions } = arrange();
    let rival = 0;
    const decide = () => {
      rival += 1;
      const other = cause(`rival-${String(rival)}`);
      log.before = () => log.append('count-x', [asNew(other)], rival === 1 ? 'no-stream' : BigInt(rival - 2));
      return [Counted({ by: 1 })];
    };
    await expect(decisions.on(count, 'x', cause('c-1'), decide)).rejects.toThrow(StreamContended);
    expect(rival).toBe(3);
  });

  it.each([
    ['a value out of bounds', { by: 0 }, '/by must be >= 1'],
    ['a malformed instant', { by: 1, at: 'yesterday' }, '/at must match format "date-time"'],
  ])('never writes %s', async (_, data, problem) => {
    const { log, decisions } = arrange();
    const deciding = decisions.on(count, 'x', cause('c-1'), () => [Counted(data)]);
    await expect(deciding).rejects.toThrow(InvalidEventData);
    await expect(deciding).rejects.toThrow(problem);
    expect(await stored(log)).toEqual([]);
  });

  it('reads only the tail of a stream that it has folded before, for each decider on its own', async () => {
    const { log, decisions } = arrange();
    await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 1 })]);
    await decisions.load(count, 'x');
    expect((await decisions.load(another, 'x')).state).toBe('+1');
    expect((await decisions.load(count, 'x')).state).toBe(1);
    expect(log.reads).toEqual([0n, 0n, 0n, 0n]);
    await decisions.on(count, 'x', cause('c-2'), () => [Counted({ by: 1 })]);
    expect((await decisions.load(count, 'x')).state).toBe(2);
    expect((await decisions.load(another, 'x')).state).toBe('+1+1');
    expect(log.reads.slice(4)).toEqual([1n, 0n]);
  });

  it('reads older versions of an event, and stops at one that it does not know', async () => {
    const { log, decisions } = arrange();
    const old = { ...asNew(cause('c-0')), data: { step: 4 }, metadata: { ...cause('c-0'), schemaVersion: 1 } };
    await log.append('count-x', [old], 'no-stream');
    expect((await decisions.load(count, 'x')).state).toBe(4);

    await log.append('count-y', [{ ...old, type: 'count.unheard-of' }], 'no-stream');
    await expect(decisions.load(count, 'y')).rejects.toMatchObject({ reason: 'unknown-type' });
  });

  it('quarantines a stream that cannot be folded, with its reason, and goes on with every other', async () => {
    const { log, decisions } = arrange();
    const poison = { ...asNew(cause('c-1')), data: { by: 'a lot' } };
    await decisions.on(count, 'x', cause('c-0'), () => [Counted({ by: 1 })]);
    await log.append('count-x', [poison], 0n);
    now += 1000;
    const evolve = (sum: number, { data: { by } }: Counted) => sum + Number(by.toFixed(0));
    const strict = { ...count, evolve };
    const deciding = () => decisions.on(strict, 'x', cause('c-2'), () => [Counted({ by: 1 })]);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(deciding()).rejects.toMatchObject({
        name: 'StreamQuarantined',
        stream: 'count-x',
        revision: 1n,
        eventId: poison.id,
        eventType: 'count.counted',
        reason: 'cannot-be-folded',
        message: expect.stringContaining('toFixed is not a function') as unknown,
      });
    }
    expect(log.reads.slice(-2)).toEqual([0n, 0n]);
    expect(await stored(log)).toHaveLength(2);
    expect(await decisions.on(strict, 'y', cause('c-2'), () => [Counted({ by: 1 })])).toMatchObject({ revision: 0n });
  });

  describe('on a stream that is usually new', () => {
    const fresh: Decider<number, Counted> = { ...count, usuallyNew: true };

    it('writes it without reading it', async () => {
      const { log, decisions } = arrange();
      const accepted = await decisions.on(fresh, 'x', cause('c-1'), () => [Counted({ by: 2 })]);
      expect(accepted).toMatchObject({ revision: 0n, changed: true });
      expect(log.reads).toEqual([]);
    });

    it('gives a repeated command its first outcome, also after others wrote', async () => {
      const { log, decisions } = arrange();
      const first = await decisions.on(fresh, 'x', cause('c-1'), () => [Counted({ by: 2 })]);
      await decisions.on(count, 'x', cause('c-2'), () => [Counted({ by: 3 })]);
      expect(await decisions.on(fresh, 'x', cause('c-1'), () => [Counted({ by: 2 })])).toEqual(first);
      expect(await stored(log)).toHaveLength(2);
    });

    it('reads and decides again when it was there after all', async () => {
      const { decisions } = arrange();
      await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 2 })]);
      const seen: number[] = [];
      const accepted = await decisions.on(fresh, 'x', cause('c-2'), (sum) => {
        seen.push(sum);
        return [Counted({ by: 1 })];
      });
      expect([seen, accepted]).toEqual([[0, 2], expect.objectContaining({ revision: 1n })]);
    });

    it('refuses only on what it has read', async () => {
      const { decisions } = arrange();
      await decisions.on(count, 'x', cause('c-1'), () => [Counted({ by: 2 })]);
      const outcome = await decisions.on(fresh, 'x', cause('c-2'), (sum) =>
        sum === 0 ? refuse('nothing-there') : [Counted({ by: 1 })],
      );
      expect(outcome).toMatchObject({ revision: 1n });
    });
  });
});

function asNew({ commandId, ...chain }: Cause): NewEvent {
  const metadata = { schemaVersion: 2, commandId, ...chain };
  return { id: deriveId(commandId), type: 'count.counted', data: { by: 1 }, metadata };
}
