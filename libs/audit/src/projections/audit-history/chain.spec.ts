import { chainOf } from './chain';
import type { ToldEvent } from './project';

const event = (id: string, causationId: string): ToldEvent => ({
  id,
  causationId,
  position: id.slice(1),
  recordedAt: '2026-01-01T00:00:00.000Z',
  type: 'release.cut',
  stream: 'release',
  revision: '0',
  actor: { kind: 'person', id: 'olga' },
  commandId: 'command',
  correlationId: 'correlation',
  summary: 'something happened',
});

const told = (...events: readonly ToldEvent[]) =>
  chainOf(events).map(({ id, cause, depth }) => [id, cause, depth] as const);

describe('a chain of causes and effects', () => {
  it('tells each cause before its effects', () => {
    expect(told(event('e1', 'request'), event('e2', 'e1'), event('e3', 'e1'), event('e4', 'e2'))).toEqual([
      ['e1', null, 0],
      ['e2', '1', 1],
      ['e4', '2', 2],
      ['e3', '1', 1],
    ]);
  });

  it('begins anew where the cause is a request, a timer, or outside of what is told', () => {
    expect(told(event('e5', 'timer'), event('e6', 'e1'))).toEqual([
      ['e5', null, 0],
      ['e6', null, 0],
    ]);
  });

  it('takes an event that names itself for a beginning', () => {
    expect(told(event('e1', 'e1'))).toEqual([['e1', null, 0]]);
  });

  it('may be as deep as it is long', () => {
    const deep = Array.from({ length: 20_000 }, (_, at) => event(`e${String(at)}`, `e${String(at - 1)}`));
    expect(told(...deep).at(-1)).toEqual(['e19999', '19998', 19_999]);
  });
});
