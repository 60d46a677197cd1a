import type { Actor } from '@ledgerline/kernel';
import { inboxOf, type Waiting } from './inbox';

const plan: Waiting = {
  ...{
    kind: 'plan',
    id: 'p-1',
    environment: 'prod',
    what: 'v84 to prod: 5 changes',
    requester: 'olga',
    reason: 'sale',
  },
  lacks: [{ of: 'release-managers', count: 1, comment: 'required' }],
  ...{ isAnybodys: false, said: ['mei'], involved: [{ person: 'olga', as: 'requester' }] },
  ...{ aliases: { 'o.ivanova': 'olga' }, since: '2026-01-01T00:00:00.000Z', position: '7' },
};
const overlay: Waiting = { ...plan, kind: 'overlay', id: 'o-1', lacks: [], isAnybodys: true, position: '3' };
const managers = ['release-managers'];
const person = (id: string, groups: readonly string[] = managers) => ({
  actor: { kind: 'person', id } satisfies Actor,
  groups,
  role: 'developer',
});
const anything = () => true;
const toldTo = (id: string, groups?: readonly string[], ...waiting: readonly Waiting[]) =>
  inboxOf(waiting.length === 0 ? [plan] : waiting, person(id, groups), anything)[0];

describe('what waits for words', () => {
  it('is yours where your yes would bring it forward', () => {
    expect(toldTo('ana')).toEqual({
      ...{ kind: 'plan', id: 'p-1', environment: 'prod', what: 'v84 to prod: 5 changes', requester: 'olga' },
      ...{ reason: 'sale', waitsFor: [{ of: 'release-managers', count: 1, comment: 'required' }], said: ['mei'] },
      ...{ mine: true, because: null, since: '2026-01-01T00:00:00.000Z', position: '7' },
    });
  });

  it.each([
    ['o.ivanova', managers, 'you are its requester'],
    ['mei', managers, 'you have said yes already'],
    ['bob', [], 'it waits for release-managers'],
  ])('is not %s’s, and says why', (who, groups, because) => {
    expect(toldTo(who, groups)).toMatchObject({ mine: false, because });
  });

  it('is never a service’s, nor that of a role that may not approve', () => {
    const service = { actor: { kind: 'service', id: 'ci' } satisfies Actor, groups: managers, role: 'ci' };
    expect(inboxOf([plan], service, anything)[0]).toMatchObject({ mine: false, because: 'only people approve' });
    expect(inboxOf([plan], person('ana'), (kind) => kind !== 'plan')[0]).toMatchObject({
      because: 'your role cannot approve this',
    });
  });

  it('may be anybody’s who may approve, but for those who had a part in it', () => {
    expect(toldTo('bob', [], overlay)).toMatchObject({
      mine: true,
      waitsFor: [{ of: 'anybody who may approve', count: 1 }],
    });
    expect(toldTo('olga', [], overlay)).toMatchObject({ mine: false, because: 'you are its requester' });
  });

  it('begins with what waits longest, and has nothing in it that waits for nobody', () => {
    const done: Waiting = { ...plan, id: 'p-2', lacks: [] };
    expect(inboxOf([plan, done, overlay], person('ana'), anything).map(({ id }) => id)).toEqual(['o-1', 'p-1']);
  });
});
