import type { Decisions, EventLog } from '@ledgerline/kernel';
import { deriveId, digestOf, EventCatalog, Refusal } from '@ledgerline/kernel';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Blobs } from '../../blobs';
import { BlobStored } from '../../events';
import { StoreBlob } from './command';
import { CHUNK_BYTES } from './decide';
import { StoreBlobHandler } from './handler';

const bytes = Buffer.from(Array.from({ length: 3 * CHUNK_BYTES + 17 }, (_, index) => index % 251));
const digest = digestOf(bytes);

/** Loses its connection after so many appends. */
class FailingLog extends InMemoryEventLog {
  appends = 0;
  failsAfter = Infinity;

  override append(...[stream, events, expected]: Parameters<EventLog['append']>) {
    this.appends += 1;
    if (this.appends > this.failsAfter) return Promise.reject(new Error('the connection is gone'));
    return super.append(stream, events, expected);
  }
}

describe('storing a document', () => {
  const log = new FailingLog();
  const catalog = new EventCatalog([BlobStored]);
  const decisions: Decisions = new LedgerDecisions(log, catalog, { attempts: 5, pause: () => Promise.resolve() });
  const handler = new StoreBlobHandler(decisions);
  const blobs = new Blobs(decisions, log, catalog);
  let commands = 0;
  const store = () => {
    const commandId = deriveId('spec', String((commands += 1)));
    const cause = { commandId, actor: { kind: 'service', id: 'ci' }, causationId: '', correlationId: '' } as const;
    return handler.execute(new StoreBlob(cause, bytes, 'application/gzip'));
  };

  it('does not show half a document', async () => {
    log.failsAfter = 2;
    await expect(store()).rejects.toThrow('the connection is gone');
    expect(await blobs.has(digest)).toBe(false);
    expect(await blobs.read(digest)).toBeUndefined();
  });

  it('goes on where it stopped, also when two try at once, and gives the very bytes back', async () => {
    log.failsAfter = Infinity;
    log.appends = 0;
    const [answer] = await Promise.all([store(), store()]);
    expect(answer).toMatchObject({ digest, sizeBytes: bytes.length, changed: true });
    expect(await blobs.has(digest)).toBe(true);
    const found = await blobs.read(digest);
    expect(found?.mediaType).toBe('application/gzip');
    expect(found?.bytes.equals(bytes)).toBe(true);
    let chunks = 0;
    for await (const event of log.readStream(`blob-${digest.slice(7)}`))
      chunks += event.revision === BigInt(chunks) ? 1 : 100;
    expect(chunks).toBe(4);
  });

  it('changes nothing when it is there', async () => {
    const answer = await store();
    expect(answer).not.toBeInstanceOf(Refusal);
    expect(answer).toMatchObject({ changed: false, revision: 3n });
  });

  it('does not give out bytes that are not those of the digest', async () => {
    const other = digestOf('other');
    const data = { ...BlobStored.sample, digest: other };
    const cause = { commandId: 'c', actor: { kind: 'service', id: 'ci' }, causationId: '', correlationId: '' } as const;
    const stored = { id: deriveId('forged'), type: 'blob.stored', data, metadata: { schemaVersion: 1, ...cause } };
    await log.append(`blob-${other.slice(7)}`, [stored], 'no-stream');
    await expect(blobs.read(other)).rejects.toThrow('are not those that were stored');
  });
});
