import type { Decider, EventOf } from '@ledgerline/kernel';
import { defineEvent, deriveId, EventCatalog } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Type } from '@sinclair/typebox';
import { FoldedStreams } from './folded-streams';

const Said = defineEvent('said', 1, Type.Object({ word: Type.String() }), { word: 'so' });
const words: Decider<readonly string[], EventOf<typeof Said>> = {
  stream: (id) => id,
  initial: [],
  evolve: (state, event) => [...state, event.data.word],
};

async function say(log: InMemoryEventLog, stream: string, ...all: string[]) {
  const metadata = {
    schemaVersion: 1,
    actor: { kind: 'system', id: 's' },
    commandId: 'c',
    causationId: '',
    correlationId: '',
  } as const;
  const events = all.map((word) => ({ id: deriveId(stream, word), type: 'said', data: { word }, metadata }));
  await log.append(stream, events, 'no-stream');
}

/** Stands before whichever log there is at the moment, as a server restored from a backup would. */
class ReplaceableLog extends InMemoryEventLog {
  reads: string[] = [];
  log = new InMemoryEventLog();

  override readStream(stream: string, options: { readonly from?: bigint } = {}) {
    this.reads.push(`${stream}@${String(options.from)}`);
    return this.log.readStream(stream, options);
  }
}

describe('streams that were folded before', () => {
  it('are read from the start again when the log is no longer the one that was known', async () => {
    const log = new ReplaceableLog();
    const streams = new FoldedStreams(log, new EventCatalog([Said]));
    await say(log.log, 'a', 'one', 'two');
    expect((await streams.read(words, 'a')).state).toEqual(['one', 'two']);

    log.log = new InMemoryEventLog();
    await say(log.log, 'a', 'uno', 'due', 'tre');
    expect((await streams.read(words, 'a')).state).toEqual(['uno', 'due', 'tre']);

    log.log = new InMemoryEventLog();
    expect(await streams.read(words, 'a')).toMatchObject({ state: [], last: undefined });
    expect(log.reads).toEqual(['a@0', 'a@1', 'a@0', 'a@2', 'a@0']);
  });

  it('are forgotten, the longest unread first, when they take more room than allowed', async () => {
    const log = new ReplaceableLog();
    const roomForTwo = 2_000;
    const streams = new FoldedStreams(log, new EventCatalog([Said]), { maxBytes: roomForTwo });
    await say(log.log, 'a', 'one', 'two');
    await say(log.log, 'b', 'one');
    for (const stream of ['a', 'b', 'a']) await streams.read(words, stream);
    await say(log.log, 'c', 'one');
    for (const stream of ['c', 'a', 'b']) await streams.read(words, stream);
    expect(log.reads).toEqual(['a@0', 'b@0', 'a@1', 'c@0', 'a@1', 'b@0']);
  });

  it('find a command of long ago by reading the few events among which it must be', async () => {
    const log = new ReplaceableLog();
    const streams = new FoldedStreams(log, new EventCatalog([Said]));
    const metadata = {
      schemaVersion: 1,
      actor: { kind: 'system', id: 's' },
      causationId: '',
      correlationId: '',
    } as const;
    for (let at = 0n; at < 2000n; at += 1n) {
      const commandId = `c-${String(at)}`;
      const event = { id: deriveId(commandId), type: 'said', data: { word: '' }, metadata: { ...metadata, commandId } };
      await log.log.append('a', [event], at === 0n ? 'no-stream' : at - 1n);
    }
    const silent: Decider<number, EventOf<typeof Said>> = { ...words, initial: 0, evolve: (sum) => sum + 1 };
    const folded = await streams.read(silent, 'a');
    log.reads.length = 0;
    for (const at of [0n, 255n, 256n, 1000n, 1999n]) {
      expect(await streams.outcomeOf('a', folded, `c-${String(at)}`)).toMatchObject({ revision: at });
    }
    expect(log.reads).toEqual(['a@0', 'a@0', 'a@256', 'a@768']);
    expect(await streams.outcomeOf('a', folded, 'never')).toBeUndefined();
    expect(folded.outcomes.kept().recent.length).toBeLessThan(512);
  });
});
