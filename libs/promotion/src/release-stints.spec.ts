import { releaseStints } from './release-stints';
import { recordedAt } from './testing/recorded';
import { digest } from './testing/samples';

const one = digest('a');
const other = digest('c');
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const where = { project: 'checkout', environment: 'stage', intentRevision: 1 };
const declared = (releaseId: string, hour: number) =>
  recordedAt(at(hour), {
    type: 'intent.declared',
    data: { ...where, intentHash: one, document: { release: { id: releaseId } }, because: { proposalId: 'o-1' } },
  } as const);
const converged = (releaseId: string, hour: number) =>
  recordedAt(at(hour), { type: 'environment.converged', data: { ...where, releaseId } } as const);
const failed = recordedAt(at(9), { type: 'rollout.failed', data: { ...where, reason: 'disk full' } } as const);

const after = (...events: readonly Parameters<typeof releaseStints.evolve>[1][]) =>
  events.reduce(releaseStints.evolve, releaseStints.initial);

describe('the stints of a release in an environment', () => {
  it('begin with convergence, not with the intent', () => {
    expect(after(declared(one, 1)).stints.get(one)).toBeUndefined();
    expect(after(declared(one, 1), converged(one, 2)).stints.get(one)).toEqual([{ since: at(2) }]);
  });

  it('end when another release is declared', () => {
    const history = after(declared(one, 1), converged(one, 2), declared(other, 5));
    expect(history.stints.get(one)).toEqual([{ since: at(2), until: at(5) }]);
    expect(history.declared).toBe(other);
  });

  it('go on under another overlay, and under a rollout that failed', () => {
    const history = after(declared(one, 1), converged(one, 2), declared(one, 3), failed, converged(one, 4));
    expect(history.stints.get(one)).toEqual([{ since: at(2) }]);
  });

  it('begin anew when the release comes back', () => {
    const history = after(declared(one, 1), converged(one, 2), declared(other, 3), declared(one, 4), converged(one, 5));
    expect(history.stints.get(one)).toEqual([{ since: at(2), until: at(3) }, { since: at(5) }]);
  });

  it('do not begin for a release that is not what is declared', () => {
    expect(after(declared(other, 1), converged(one, 2)).stints.size).toBe(0);
  });
});
