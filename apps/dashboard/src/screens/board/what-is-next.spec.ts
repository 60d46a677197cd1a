import type { Promotion, Release, Standing } from './facts';
import { whatIsNext } from './what-is-next';

const gate = (because: string, holds = false) => ({ gate: because, holds, because, unblockedBy: [] });
const release = (alias: string, ...states: readonly string[]) =>
  ({ alias, releaseId: alias, states: states.map((state) => ({ state })) }) as unknown as Release;
const standing = (alias: string, state: string, ...gates: ReturnType<typeof gate>[]) =>
  [alias, { states: [{ state, reached: false, gates }] } as unknown as Standing] as const;
const promotion = (more: Partial<Promotion>) =>
  ({
    alias: 'v2',
    releaseId: 'v2',
    status: 'gated',
    blockedBy: [],
    gates: [],
    earliest: null,
    ...more,
  }) as unknown as Promotion;

const environment = (here?: string) => ({
  environment: 'stage',
  admits: 'dev-approved',
  intent: here === undefined ? null : ({ release: { id: here, alias: here } } as never),
});
const known = { environment: environment('v1'), promotions: [], releases: [] as Release[], standings: new Map() };

describe('what comes to an environment next', () => {
  it('is the promotion that is under way, with the first reason that shuts its way', () => {
    const gates = [gate('fine', true), gate('0 of 2 approvals (olga cannot)'), gate('a freeze')];
    const next = whatIsNext({ ...known, promotions: [promotion({ blockedBy: ['a', 'b'], gates })] });
    expect(next).toMatchObject({ release: 'v2', isBlocked: true, says: 'blocked: 0 of 2 approvals, and 1 more' });
  });

  it('is otherwise the newest release that is newer than what is there, and may be promoted once it was admitted', () => {
    const releases = [release('v3', 'candidate', 'dev-approved'), release('v2'), release('v1')];
    expect(whatIsNext({ ...known, releases })).toEqual({ release: 'v3', says: 'may be promoted', isBlocked: false });
  });

  it('waits for what it lacks for the state that is admitted', () => {
    const standings = new Map([standing('v2', 'dev-approved', gate('v2 lacks unit tests'))]);
    const releases = [release('v2', 'candidate'), release('v1')];
    expect(whatIsNext({ ...known, releases, standings })).toMatchObject({
      says: 'lacks unit tests',
      isBlocked: true,
    });
    expect(whatIsNext({ ...known, releases })?.says).toBe('is not dev-approved yet');
  });

  it('is nothing where the newest release is', () => {
    expect(whatIsNext({ ...known, releases: [release('v1')] })).toBeUndefined();
    expect(whatIsNext({ ...known, environment: environment() })).toBeUndefined();
  });
});
