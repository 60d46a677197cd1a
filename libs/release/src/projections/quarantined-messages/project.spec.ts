import { rowsAfter } from '@ledgerline/testing';
import { MessageDiscarded, MessageQuarantined, MessageReleased } from '../../events';
import { quarantinedMessages } from './project';

const { sample } = MessageQuarantined;
const held = { ...sample, status: 'held', since: '2026-01-01T00:00:00.000Z', position: '0' };
const settled = { at: '2026-01-01T00:01:00.000Z', by: { kind: 'person', id: 'olga' } };

describe('messages that were set aside', () => {
  it('are listed with the reason', () => {
    expect(rowsAfter(quarantinedMessages, MessageQuarantined(sample))).toEqual([held]);
  });

  it.each([
    [MessageReleased(MessageReleased.sample), 'released', 'recorded'],
    [MessageDiscarded(MessageDiscarded.sample), 'discarded', 'a test message'],
  ])('stay listed when they are settled: %j', (event, status, because) => {
    const [row] = rowsAfter(quarantinedMessages, MessageQuarantined(sample), event);
    expect(row).toEqual({ ...held, status, settled: { ...settled, because } });
  });
});
