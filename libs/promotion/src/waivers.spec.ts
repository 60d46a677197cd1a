import type { GateInputs } from './gate-inputs';
import type { GateResult } from './gate-result';
import type { PolicyGate } from './policy-gate';
import { allHold } from './evaluate-gates';
import { conditions, judge } from './testing/judge';
import { midnight, noon } from './testing/samples';
import { waived } from './waivers';

const later = '2026-01-01T12:00:00.001Z';
const shut: GateResult = { gate: 'soak', holds: false, because: 'soaks 2h in stage', unblockedBy: ['time'] };
const exception = (gate: string, until = later) => ({
  exceptions: [{ exceptionId: 'EX-1', gate, reason: 'a fix', approvedBy: ['ana', 'mei'], until }],
});
const glass = (until = later) => ({ breakGlass: { people: ['ana', 'mei'], reason: 'checkout is down', until } });
const under = (inputs: Partial<GateInputs>) => waived(shut, { now: noon, ...inputs });

describe('an exception', () => {
  it('lets its gate hold, and says by whom, until when, and what it waives', () => {
    expect(under(exception('soak'))).toEqual({
      ...{ gate: 'soak', holds: true, unblockedBy: [], until: later, exceptionId: 'EX-1' },
      because: 'excepted until 1 Jan 2026 12:00 UTC by ana and mei: a fix (soaks 2h in stage)',
    });
  });

  it('waives nothing past its end, nor at it', () => {
    expect(under(exception('soak', noon))).toBe(shut);
    expect(under(exception('soak', midnight))).toBe(shut);
  });

  it('waives that gate and no other', () => {
    expect(under(exception('soak:2'))).toBe(shut);
  });

  it('is not used where the gate holds by itself', () => {
    const held = { ...shut, holds: true };
    expect(waived(held, { now: noon, ...exception('soak'), ...glass() })).toBe(held);
  });

  it('waives a freeze and the order of migrations, but not a rejection', () => {
    const freezes = [
      {
        ...{ freezeId: 'FZ-1', name: 'q4', reason: 'closed', liftedBy: 'leads' },
        ...{ from: midnight, until: '2026-01-02T00:00:00.000Z' },
      },
    ];
    expect(conditions({ freezes, ...exception('freeze:q4') })).toMatchObject([{ holds: true, exceptionId: 'EX-1' }]);
    const problems = [{ database: 'orders', id: '1', problem: 'edited', says: 'edited' }];
    const migrations = { toRun: [], staying: [], problems };
    expect(conditions({ migrations, ...exception('migration-order') })).toMatchObject([{ holds: true }]);
    const rejection = { person: 'ana', reason: 'loses orders' };
    expect(conditions({ rejection, ...exception('rejected') })).toMatchObject([{ gate: 'rejected', holds: false }]);
  });
});

describe('broken glass', () => {
  it('lets every gate hold, and says by whom and what it breaks', () => {
    expect(under(glass())).toEqual({
      ...{ gate: 'soak', holds: true, unblockedBy: [], until: later },
      because: 'glass broken by ana and mei: checkout is down (soaks 2h in stage)',
    });
  });

  it('breaks nothing after its minutes', () => {
    expect(under(glass(noon))).toBe(shut);
  });

  it('comes after an exception, which is the narrower of the two', () => {
    expect(under({ ...exception('soak'), ...glass() })).toHaveProperty('exceptionId');
  });

  it('does not let a rejected release go', () => {
    const rejection = { person: 'ana', reason: 'loses orders' };
    expect(conditions({ rejection, ...glass() })).toMatchObject([{ gate: 'rejected', holds: false }]);
  });
});

describe('a gate that only warns', () => {
  const warns: PolicyGate = { gate: 'soak', kind: 'soak', environments: ['dev'], for: '2h', mode: 'warn' };

  it('says that it does not hold, and shuts no way', () => {
    const result = judge(warns);
    expect(result).toMatchObject({ holds: false, mode: 'warn', because: 'v84 has not converged in dev yet' });
    expect(allHold(result === undefined ? [] : [result])).toBe(true);
    expect(allHold([{ ...shut, mode: 'warn' }, shut])).toBe(false);
  });

  it('goes on warning when it is waived', () => {
    expect(judge(warns, exception('soak'))).toMatchObject({ holds: true, mode: 'warn' });
  });
});
