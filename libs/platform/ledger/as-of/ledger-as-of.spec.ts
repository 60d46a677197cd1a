import type { Decider, EventOf } from '@ledgerline/kernel';
import { defineEvent, deriveId, EventCatalog } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Type } from '@sinclair/typebox';
import * as fc from 'fast-check';
import { LedgerAsOf } from './ledger-as-of';
import { PastStreams } from './past-streams';

const Said = defineEvent('said', 1, Type.Object({ word: Type.String() }), { word: 'so' });
const catalog = new EventCatalog([Said]);
const words: Decider<readonly string[], EventOf<typeof Said>> = {
  name: 'words',
  stream: (id) => `words-${id}`,
  initial: [],
  evolve: (state, event) => [...state, event.data.word],
};

/** A log that can be set back, and that counts how often it was read. */
class CountedLog extends InMemoryEventLog {
  reads = 0;
  log = new InMemoryEventLog();

  override readStream(stream: string, options: { readonly from?: bigint; readonly limit?: number } = {}) {
    this.reads += 1;
    return this.log.readStream(stream, options);
  }

  /** The position of what was said. */
  async say(id: string, word: string, type = 'said'): Promise<bigint> {
    const stream = words.stream(id);
    let last: bigint | undefined;
    for await (const { revision } of this.log.readStream(stream)) last = revision;
    const actor = { kind: 'system', id: 's' } as const;
    const metadata = { schemaVersion: 1, actor, commandId: 'c', causationId: '', correlationId: '' };
    const event = { id: deriveId(stream, word, String(last)), type, data: { word }, metadata };
    return (await this.log.append(stream, [event], last ?? 'no-stream')).position;
  }
}

const at = (streams: PastStreams, before: bigint, settled = before) => new LedgerAsOf(streams, { before, settled });
const statesOf = async (ledger: LedgerAsOf, ...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await ledger.load(words, id)).state.join(' ')));

describe('the ledger as of a position', () => {
  it('holds what stands in front of it, and nothing else', async () => {
    const log = new CountedLog();
    const streams = new PastStreams(log, catalog);
    await log.say('a', 'one');
    const position = await log.say('b', 'uno');
    await log.say('a', 'two');
    const ledger = at(streams, position);
    expect(await statesOf(ledger, 'a', 'b', 'c')).toEqual(['one', '', '']);
    expect(ledger.read).toEqual(new Map([['words-a', 0n]]));
    expect(await statesOf(at(streams, position + 1n), 'a', 'b')).toEqual(['one', 'uno']);
    expect(await statesOf(at(streams, 1_000n), 'a')).toEqual(['one two']);
  });

  it('may tell some streams up to another position', async () => {
    const log = new CountedLog();
    const position = await log.say('a', 'one');
    await log.say('b', 'uno');
    const moment = { before: position, settled: 100n };
    const ledger = new LedgerAsOf(new PastStreams(log, catalog), moment, new Map([['words-b', 100n]]));
    expect(await statesOf(ledger, 'a', 'b')).toEqual(['', 'uno']);
  });

  it('is the same whichever moments were asked for before, of streams of any length', async () => {
    const moments = fc.array(fc.tuple(fc.integer({ min: 0, max: 1300 }), fc.constantFrom('a', 'b')), { minLength: 1 });
    const log = new CountedLog();
    const said: [bigint, string, string][] = [];
    for (let index = 0; index < 130; index += 1) {
      const id = index % 3 === 0 ? 'b' : 'a';
      said.push([await log.say(id, String(index)), id, String(index)]);
    }
    await fc.assert(
      fc.asyncProperty(moments, async (asked) => {
        const streams = new PastStreams(log, catalog);
        for (const [position, id] of asked) {
          const before = BigInt(position);
          const expected = said.filter(([where, of]) => where < before && of === id).map(([, , word]) => word);
          expect((await at(streams, before, 2_000n).load(words, id)).state).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reads an event once when it is gone through forwards', async () => {
    const log = new CountedLog();
    const streams = new PastStreams(log, catalog);
    const positions: bigint[] = [];
    for (let index = 0; index < 100; index += 1) positions.push(await log.say('a', String(index)));
    const settled = positions.at(-1) ?? 0n;
    for (const before of positions) await at(streams, before, settled).load(words, 'a');
    expect(log.reads).toBeLessThan(10);
  });

  it('notices that the log was set back to another history', async () => {
    const log = new CountedLog();
    const streams = new PastStreams(log, catalog);
    await log.say('a', 'one');
    expect(await statesOf(at(streams, 100n), 'a')).toEqual(['one']);
    log.log = new InMemoryEventLog();
    await log.say('a', 'uno');
    await log.say('a', 'due');
    expect(await statesOf(at(streams, 200n), 'a')).toEqual(['uno due']);
  });

  it('says what cannot be folded, unless it came later', async () => {
    const log = new CountedLog();
    const streams = new PastStreams(log, catalog);
    await log.say('a', 'one');
    const position = await log.say('a', 'sung', 'sung');
    expect(await statesOf(at(streams, position), 'a')).toEqual(['one']);
    await expect(at(streams, position + 1n).load(words, 'a')).rejects.toMatchObject({
      name: 'StreamQuarantined',
      reason: 'unknown-type',
    });
  });

  it('keeps no more than it may', async () => {
    const log = new CountedLog();
    const streams = new PastStreams(log, catalog, 0);
    await log.say('a', 'one');
    for (let times = 0; times < 3; times += 1) expect(await statesOf(at(streams, 100n), 'a')).toEqual(['one']);
    expect(log.reads).toBe(3);
  });

  it('is nothing to decide on', async () => {
    const ledger = at(new PastStreams(new CountedLog(), catalog), 1n);
    await expect(ledger.on()).rejects.toThrow('nothing is decided on the past');
    await expect(ledger.outcomeOf()).rejects.toThrow('no command');
  });
});
