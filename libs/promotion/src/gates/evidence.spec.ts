import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';
import { evidence } from '../testing/samples';
import { inASentence } from './evidence';

const gate = { gate: 'evidence:junit:load', kind: 'evidence', evidence: 'junit', suite: 'load' } as const;
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const result = (verdict: 'passed' | 'failed', hour: number, more: { tests?: number; signers?: string[] } = {}) =>
  evidence('load', verdict, { evidenceId: `e-${String(hour)}`, at: at(hour), ...more });

describe('evidence that has to pass several times', () => {
  const thrice: PolicyGate = { ...gate, count: 3 };

  it('holds when the last results passed in a row', () => {
    const passes = [1, 2, 3].map((hour) => result('passed', hour));
    expect(judge(thrice, { evidence: passes })).toMatchObject({
      holds: true,
      because: '3 in a row: junit "load" passed on the artifacts: 12 tests',
    });
    expect(judge(thrice, { evidence: passes.slice(1) })).toMatchObject({
      holds: false,
      because: 'junit "load" passed on the artifacts: 12 tests; 2 of 3',
      unblockedBy: ['a passing junit result of "load": `ledgerline attest`'],
    });
  });

  it('begins to count anew after a failure', () => {
    const results = [result('passed', 1), result('failed', 2), result('passed', 3), result('passed', 4)];
    expect(judge(thrice, { evidence: results })).toMatchObject({
      holds: false,
      because: 'junit "load" passed on the artifacts: 12 tests; 2 of 3',
    });
    expect(judge(thrice, { evidence: [...results, result('passed', 5)] })?.holds).toBe(true);
  });

  it('lapses with the oldest of those that it counts', () => {
    const aged: PolicyGate = { ...thrice, maxAge: '12h' };
    const passes = [0, 1, 2, 3].map((hour) => result('passed', hour));
    expect(judge(aged, { evidence: passes, now: at(11) })).toMatchObject({ holds: true, until: at(13) });
    expect(judge(aged, { evidence: passes, now: at(13) })).toMatchObject({
      holds: false,
      because: 'junit "load" passed on the artifacts: 12 tests; 2 of 3 within 12h',
    });
    expect(judge(aged, { evidence: passes, now: at(15) })).toMatchObject({
      holds: false,
      because: 'junit "load" passed on 1 Jan 2026 03:00 UTC; it counts for 12h only',
    });
  });
});

describe('evidence that has to be good enough', () => {
  it('is signed by the key that is named', () => {
    const signed: PolicyGate = { ...gate, signer: 'build-key' };
    expect(judge(signed, { evidence: [result('passed', 1, { signers: ['build-key'] })] })?.holds).toBe(true);
    for (const signers of [undefined, ['another-key']]) {
      expect(judge(signed, { evidence: [result('passed', 1, signers && { signers })] })).toMatchObject({
        holds: false,
        because: 'junit "load" passed on the artifacts: 12 tests; 0 of 1 signed by build-key',
      });
    }
  });

  it('has so many tests at least', () => {
    const large: PolicyGate = { ...gate, minTests: 100, count: 2 };
    const results = [100, 12, 240].map((tests, hour) => result('passed', hour, { tests }));
    expect(judge(large, { evidence: results })?.holds).toBe(true);
    expect(judge(large, { evidence: results.slice(1) })).toMatchObject({
      holds: false,
      because: 'junit "load" passed on the artifacts: 240 tests; 1 of 2 with 100 tests',
    });
  });

  it('does not hold once a newer result failed, signed or not', () => {
    const signed: PolicyGate = { ...gate, signer: 'build-key' };
    const results = [result('passed', 1, { signers: ['build-key'] }), result('failed', 2)];
    expect(judge(signed, { evidence: results })).toMatchObject({
      holds: false,
      because: 'junit "load" failed on the artifacts: 2 of 12 tests',
    });
  });

  it('is of any suite where none is named', () => {
    const any: PolicyGate = { gate: 'evidence:junit', kind: 'evidence', evidence: 'junit' };
    expect(judge(any, { evidence: [evidence('smoke', 'passed')] })?.holds).toBe(true);
    expect(judge(any, { evidence: [result('passed', 1), evidence('smoke', 'failed')] })?.holds).toBe(false);
    expect(judge(any, { evidence: [] })).toMatchObject({ because: 'no junit result yet' });
  });
});

it('a result without tests is told without them, and one test is one test', () => {
  expect(inASentence(evidence('scan', 'passed', { tests: 0 }))).toBe('junit "scan" passed on the artifacts');
  expect(inASentence(evidence('scan', 'passed', { tests: 1 }))).toBe('junit "scan" passed on the artifacts: 1 test');
});
