import { exceptionTermsOf, gatesInto, isGate } from './exception-terms';
import { endOfGlass, glassTermsOf } from './glass-terms';
import type { Governed } from './governance';
import { midnight, pipeline } from './testing/samples';

const DAY_MS = 86_400_000;
const governed: Governed = { environments: pipeline.environments, states: pipeline.states, variance: {} };
const named: Governed = {
  ...governed,
  governance: { exceptions: { of: 'platform-leads', count: 2, 'at-most': '7d' } },
};

describe('who agrees to an exception', () => {
  it('is whom the project names, for as long as it lets them', () => {
    expect(exceptionTermsOf(named, undefined)).toEqual({
      ...{ quorums: [{ of: 'platform-leads', count: 2 }], owner: 'platform-leads', longestMs: 7 * DAY_MS },
    });
  });

  it('is the owner of a key, for what is about that', () => {
    expect(exceptionTermsOf(named, 'web-team')).toEqual({
      ...{ quorums: [{ of: 'web-team', count: 1 }], owner: 'web-team', longestMs: 7 * DAY_MS },
    });
  });

  it('is anybody who may where nobody is named, for ninety days at the most', () => {
    expect(exceptionTermsOf(governed, undefined)).toEqual({
      ...{ quorums: [], owner: 'the project’s administrators', longestMs: 90 * DAY_MS },
    });
    const one: Governed = { ...governed, governance: { exceptions: { of: 'platform-leads' } } };
    expect(exceptionTermsOf(one, undefined).quorums).toEqual([{ of: 'platform-leads', count: 1 }]);
  });
});

describe('the gates that can be excepted', () => {
  it('are those on the way in and on the way back, and the order of migrations', () => {
    const environments = {
      ...pipeline.environments,
      prod: {
        admits: 'prod-approved',
        after: ['stage'],
        labels: {},
        observe: [],
        rollback: { gates: [{ soak: '1h' }] },
      },
    };
    expect(gatesInto({ ...governed, environments }, 'prod')).toEqual([
      ...['approvals:release-managers', 'after:stage', 'soak', 'migration-order'],
    ]);
    expect(gatesInto(governed, 'moon')).toBeUndefined();
  });

  it('are freezes of whatever name, and never a rejection', () => {
    const gates = ['soak', 'migration-order'];
    expect(['soak', 'migration-order', 'freeze:q4-close'].map((name) => isGate(name, gates))).toEqual([
      ...[true, true, true],
    ]);
    expect(['soak:2', 'rejected', 'freeze:', 'freeze:Q4 close'].map((name) => isGate(name, gates))).toEqual([
      ...[false, false, false, false],
    ]);
  });
});

describe('who breaks the glass', () => {
  it('is whom the project names, for a quarter of an hour or the minutes that it says', () => {
    const of = (minutes?: number) =>
      glassTermsOf({ governance: { 'break-glass': { of: 'platform-leads', ...(minutes && { minutes }) } } });
    expect(of()).toEqual({ of: 'platform-leads', minutes: 15 });
    expect(of(5)).toEqual({ of: 'platform-leads', minutes: 5 });
    expect(endOfGlass(midnight, { of: 'platform-leads', minutes: 5 })).toBe('2026-01-01T00:05:00.000Z');
  });

  it('is nobody where it names nobody', () => {
    expect(glassTermsOf({})).toBeUndefined();
    expect(glassTermsOf({ governance: { freezes: { of: 'platform-leads' } } })).toBeUndefined();
  });
});
