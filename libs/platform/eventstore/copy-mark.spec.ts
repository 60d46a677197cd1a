import type { StoredEvent } from '@ledgerline/kernel';
import { asRecorded, splitCopyMark, withCopyMark } from './copy-mark';

const stored: StoredEvent = {
  id: '0b9d1f5e-6a53-5d9b-8a0e-7d5f3f3c1a01',
  stream: 'process-promotion:p-1',
  type: 'process.reacted',
  data: { process: 'promotion', handledUpTo: '640' },
  metadata: { commandId: 'c-1' },
  revision: 3n,
  position: 9_984n,
  recordedAt: '2026-11-20T10:00:00.000Z',
};
const mark = { position: '704', recordedAt: '2026-01-05T08:00:00.000Z', positions: { handledUpTo: '9600' } };
const copied = { ...stored, metadata: withCopyMark({ commandId: 'c-1' }, mark) };

describe('an event of a copied ledger', () => {
  it('is read at the instant at which it was recorded first, with its positions in terms of this ledger', () => {
    expect(asRecorded(copied)).toEqual({
      ...stored,
      data: { process: 'promotion', handledUpTo: '9600' },
      recordedAt: '2026-01-05T08:00:00.000Z',
    });
  });

  it('tells positions deeper in its data anew, too', () => {
    const data = { status: 201, body: { position: '640', changed: true } };
    const metadata = withCopyMark({}, { ...mark, positions: { 'body.position': '9600' } });
    expect(asRecorded({ ...stored, data, metadata }).data).toEqual({
      status: 201,
      body: { position: '9600', changed: true },
    });
  });

  it('keeps its data as they were where they name no position', () => {
    const { positions, ...plain } = mark;
    expect(asRecorded({ ...stored, metadata: withCopyMark({}, plain) })).toMatchObject({
      data: stored.data,
      metadata: {},
    });
    expect(positions).toBeDefined();
  });

  it('is told from one that was recorded here', () => {
    expect(asRecorded(stored)).toBe(stored);
    expect(splitCopyMark(copied.metadata)).toEqual([{ commandId: 'c-1' }, mark]);
    expect(splitCopyMark({ copiedFrom: 'a friend' })).toEqual([{ copiedFrom: 'a friend' }, undefined]);
    expect(splitCopyMark(undefined)).toEqual([undefined, undefined]);
  });
});
