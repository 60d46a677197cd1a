import { refuse } from '@ledgerline/kernel';
import { ShowEvent, ShowEventHandler } from './event.query';
import type { AuditRow } from './project';
import type { AuditHistoryStore } from './store';

const event = (position: number): AuditRow => ({
  id: `e${String(position)}`,
  causationId: `e${String(position - 1)}`,
  position: String(position),
  recordedAt: '2026-01-01T00:00:00.000Z',
  type: 'release.cut',
  stream: 'release',
  revision: '0',
  actor: { kind: 'person', id: 'olga' },
  commandId: 'command',
  correlationId: 'correlation',
  summary: 'something happened',
  data: { alias: 'v84' },
});

/** A history of one chain. */
const handlerOf = (length: number) => {
  const events = Array.from({ length }, (_, position) => event(position));
  const store = {
    at: (_: string, position: string) => Promise.resolve(events[Number(position)]),
    setInMotion: (_: string, { position }: { position: string }, most: number) =>
      Promise.resolve(events.slice(Math.max(0, Number(position) - most), Number(position) + most)),
  };
  return new ShowEventHandler(store as unknown as AuditHistoryStore);
};

const shown = async (length: number, position: string) =>
  handlerOf(length).execute(new ShowEvent('checkout', position));

describe('one event of the history', () => {
  it('comes with the whole chain that it stands in', async () => {
    expect(await shown(3, '1')).toMatchObject({
      event: { position: '1', data: { alias: 'v84' } },
      chain: [{ position: '0' }, { position: '1', cause: '0' }, { position: '2', cause: '1' }],
      isWhole: true,
    });
  });

  it.each([
    ['600', 350, 850],
    ['0', 0, 250],
    ['999', 749, 1_000],
  ])('comes with what is around it in a long chain, and says so (%s)', async (position, from, to) => {
    const answer = await shown(1_000, position);
    if (!('chain' in answer)) throw new Error('refused');
    expect(answer.isWhole).toBe(false);
    expect(answer.chain).toHaveLength(to - from);
    expect(answer.chain.at(0)?.position).toBe(String(from));
    expect(answer.chain.map((one) => one.position)).toContain(position);
  });

  it.each(['7', '-1', '01', 'x', '9'.repeat(19)])('is refused where there is none at %s', async (position) => {
    expect(await shown(3, position)).toEqual(refuse('no-such-event', { position, project: 'checkout' }));
  });
});
