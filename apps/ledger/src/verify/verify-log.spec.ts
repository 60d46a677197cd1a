import type { NewEvent } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import { MemoryLedger } from '../testing/memory-ledger';
import { verifyLog } from './verify-log';

const event = (name: string): NewEvent => ({
  ...{ id: deriveId(name), type: 'test.happened', data: { name } },
  metadata: {
    ...{ schemaVersion: 1, actor: { kind: 'person', id: 'olga' }, commandId: name },
    ...{ causationId: name, correlationId: name },
  },
});

/** The log without the first event of a stream, as after it was truncated and scavenged. */
function withoutFirstOf(ledger: MemoryLedger, stream: string) {
  return {
    readStream: ledger.readStream.bind(ledger),
    async *readRaw() {
      for await (const raw of ledger.readRaw()) {
        if (raw.kind === 'system' || raw.event.stream !== stream || raw.event.revision > 0n) yield raw;
      }
    },
  };
}

describe('verifying a log over a connection', () => {
  let ledger: MemoryLedger;

  beforeEach(async () => {
    ledger = new MemoryLedger(1n);
    await ledger.append('one', [event('1'), event('2')], 'no-stream');
    await ledger.append('two', [event('3')], 'no-stream');
  });

  it('tells what is there', async () => {
    const { content, truncated } = await verifyLog(ledger, () => undefined);
    expect(content).toMatchObject({ events: 3, streams: 2 });
    expect(truncated).toEqual([]);
  });

  it('notes a stream whose beginning was truncated', async () => {
    ledger.system.push({ kind: 'system', stream: '$$one', type: '$metadata', position: 1n });
    const { content, truncated } = await verifyLog(withoutFirstOf(ledger, 'one'), () => undefined);
    expect(content).toMatchObject({ events: 2, streams: 2 });
    expect(truncated).toEqual(['one']);
  });

  it('finds that a beginning is gone for which there is no such reason', async () => {
    const verified = verifyLog(withoutFirstOf(ledger, 'one'), () => undefined);
    await expect(verified).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('one@1') as string,
    });
  });
});
