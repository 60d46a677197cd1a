import type { Decisions } from '@ledgerline/kernel';
import { EventCatalog, refuse } from '@ledgerline/kernel';
import { EventWriter, ledgerEvents, ProcessReacted } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { TellPromotion, TellPromotionHandler } from './query';

const actor = { kind: 'system', id: 'process:promotion' } as const;
const cause = { commandId: 'c', actor, causationId: 'c', correlationId: 'chain' };

async function handlerFor(state: object) {
  const log = new InMemoryEventLog();
  const catalog = new EventCatalog([...ledgerEvents]);
  const stream = 'process-promotion:p-1';
  const reacted = ProcessReacted({
    process: 'promotion',
    instance: 'p-1',
    input: { kind: 'wake', id: 'w', name: 'earliest', at: '2026-01-01T00:00:00.000Z' },
    effects: [{ do: 'send', command: { command: 'evaluate-gates', promotionId: 'p-1' } }],
  });
  await log.append(stream, new EventWriter(catalog).newEvents(stream, cause, [reacted]), 'no-stream');
  const decisions = { load: () => Promise.resolve({ state }) } as unknown as Decisions;
  return new TellPromotionHandler(decisions, log, catalog);
}

describe('the story of a promotion', () => {
  it('is that of its process', async () => {
    const handler = await handlerFor({ status: 'requested', project: 'checkout' });
    expect(await handler.execute(new TellPromotion('checkout', 'p-1'))).toMatchObject({
      process: 'promotion',
      instance: 'p-1',
      entries: [{ outcome: 'decided', saw: { kind: 'wake', name: 'earliest' } }],
    });
  });

  it.each([{ status: 'unknown' }, { status: 'requested', project: 'another' }])(
    'is nobody’s of another project: %j',
    async (state) => {
      const handler = await handlerFor(state);
      expect(await handler.execute(new TellPromotion('checkout', 'p-1'))).toEqual(
        refuse('no-such-promotion', { promotionId: 'p-1', project: 'checkout' }),
      );
    },
  );
});
