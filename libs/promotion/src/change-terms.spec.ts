import { withTerms } from './change-terms';
import type { PlannedChange } from './plan';
import type { Policy } from './policy';
import type { PolicyGate } from './policy-gate';

const change = (kind: PlannedChange['kind'], subject: string): PlannedChange => ({
  ...{ kind, subject, from: null, to: '1', classification: 'release', reason: 'release v84' },
});
const policy = (...gates: PolicyGate[]): Policy => ({ state: 's', gates, restsOn: [] });
const safety: PolicyGate = { gate: 'migrations', kind: 'migrations', atMost: 'additive' };
const sample: PolicyGate = { gate: 'dataset:sample', kind: 'dataset', dataset: 'sample' };
const expression = (text: string): PolicyGate => ({ gate: 'expression', kind: 'expression', expression: text });
const destructive = { database: 'orders', id: '0043', safety: 'destructive' as const, because: 'drops a column' };
const facts = { toRun: [destructive], staying: [{ ...destructive, id: '0042' }], problems: [] };

describe('the terms of a change', () => {
  it('tell what a migration does, whether it is to run or stays behind', () => {
    for (const subject of ['orders/0043', 'orders/0042']) {
      expect(withTerms(change('migration', subject), policy(), facts)).toEqual({
        ...change('migration', subject),
        ...{ safety: 'destructive', because: 'drops a column' },
      });
    }
    expect(withTerms(change('migration', 'billing/0043'), policy(), facts)).not.toHaveProperty('safety');
    expect(withTerms(change('artifact', 'orders/0043'), policy(), facts)).not.toHaveProperty('safety');
    expect(withTerms(change('migration', 'orders/0043'), policy(), undefined)).not.toHaveProperty('safety');
  });

  it('name the gates that are there because of changes of its kind', () => {
    const gates = policy(safety, sample, expression('release.migrations.all(m, m.safety != "destructive")'));
    expect(withTerms(change('migration', 'orders/0043'), gates, undefined).gates).toEqual(['migrations', 'expression']);
    expect(withTerms(change('dataset', 'sample'), gates, undefined).gates).toEqual(['dataset:sample']);
    expect(withTerms(change('dataset', 'another'), gates, undefined)).not.toHaveProperty('gates');
    expect(withTerms(change('artifact', 'web'), gates, undefined)).not.toHaveProperty('gates');
    const soak: PolicyGate = { gate: 'soak', kind: 'soak', environments: ['stage'], for: '2h' };
    expect(withTerms(change('artifact', 'web'), policy(soak), undefined)).not.toHaveProperty('gates');
  });
});
