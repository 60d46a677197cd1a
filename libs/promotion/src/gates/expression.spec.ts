import type { GateInputs } from '../gate-inputs';
import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';
import { evidence } from '../testing/samples';

const NOT_DESTRUCTIVE = 'release.migrations.all(m, m.safety != "destructive")';
const gate = { gate: 'expression', kind: 'expression', expression: NOT_DESTRUCTIVE } as const;
const owners: PolicyGate = { ...gate, otherwise: { of: 'database-owners', count: 1 } };
const looksAt = (safety: string): Partial<GateInputs> => ({
  expression: {
    release: {
      ...{ id: 'sha256:b', alias: 'v84', authors: ['max'], states: [], artifacts: {}, modules: {}, datasets: {} },
      migrations: [{ database: 'orders', id: '0043', safety }],
    },
    environment: { name: 'prod', admits: 'prod-approved', labels: { tier: 'prod' }, release: 'v83' },
    promotion: { requester: 'olga', kind: 'promotion', changes: [] },
  },
});

describe('an expression', () => {
  it('holds where it is true', () => {
    expect(judge(gate, looksAt('additive'))).toMatchObject({ holds: true, because: `${NOT_DESTRUCTIVE} holds` });
  });

  it('does not hold where it is false, and only another release helps', () => {
    expect(judge(gate, looksAt('destructive'))).toEqual({
      ...{ gate: 'expression', holds: false },
      because: `${NOT_DESTRUCTIVE} does not hold`,
      unblockedBy: ['a release for which it does'],
    });
  });

  it.each([
    ['environment.labels.region == "eu"', /labels.region == "eu" cannot be evaluated: .*region/],
    ['release.alias', /cannot be evaluated: it comes to something else than true or false/],
    ['nobody.knows', /cannot be evaluated: there is no "nobody"/],
  ])('does not hold where %s comes to nothing', (expression, because) => {
    expect(judge({ ...gate, expression }, looksAt('additive'))).toMatchObject({
      holds: false,
      because: expect.stringMatching(because) as string,
    });
  });

  it('does not hold where there is nothing to look at', () => {
    expect(judge(gate)).toMatchObject({
      holds: false,
      because: `${NOT_DESTRUCTIVE} cannot be evaluated: there is nothing to look at`,
    });
  });

  it('sees the evidence and the time that the other gates see', () => {
    const signed = evidence('integration', 'passed', { environment: 'stage', signers: ['build-key'] });
    const scanned: PolicyGate = {
      ...gate,
      expression:
        'evidence.exists(e, e.suite == "integration" && e.tests == 12 && "build-key" in e.signers && e.at < now)',
    };
    expect(judge(scanned, { ...looksAt('additive'), evidence: [signed] })?.holds).toBe(true);
    expect(judge(scanned, { ...looksAt('additive'), evidence: [evidence('integration', 'passed')] })?.holds).toBe(
      false,
    );
  });
});

describe('an expression for which people may stand in', () => {
  const said = (...groups: string[]) => ({ approvals: [{ person: 'kim', groups }] });

  it('asks nobody where it holds', () => {
    expect(judge(owners, looksAt('additive'))).not.toHaveProperty('lacks');
  });

  it('says whose word is missing where it does not', () => {
    expect(judge(owners, looksAt('destructive'))).toEqual({
      ...{ gate: 'expression', holds: false },
      because: `${NOT_DESTRUCTIVE} does not hold; approvals 0 of 1: needs one of database-owners`,
      unblockedBy: ['database-owners'],
      lacks: { of: 'database-owners', count: 1 },
    });
  });

  it('holds with their word, but with nobody else’s', () => {
    expect(judge(owners, { ...looksAt('destructive'), ...said('database-owners') })).toMatchObject({
      holds: true,
      because: `${NOT_DESTRUCTIVE} does not hold; approvals 1 of 1: kim`,
    });
    expect(judge(owners, { ...looksAt('destructive'), ...said('release-managers') })?.holds).toBe(false);
    const author = { involved: [{ person: 'kim', as: 'author' }] };
    expect(judge(owners, { ...looksAt('destructive'), ...said('database-owners'), ...author })?.holds).toBe(false);
  });
});
