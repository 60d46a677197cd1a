import { changesNothing } from './make-plan';
import type { PolicyGate } from './policy-gate';
import { digest, evidence, inputs, pipeline, planFor, policyFor, v84 } from './testing/samples';

const made = planFor('prod');

describe('a plan', () => {
  it('names gates, evidence, upstream environments and everybody who had a part in it', () => {
    expect(made).toMatchObject({
      upstream: ['stage'],
      approvals: [{ of: 'release-managers', count: 2 }],
      involved: [{ person: 'max', as: 'author' }],
    });
    expect(made.plan).toMatchObject({
      gates: ['approvals:release-managers', 'after:stage'],
      evidence: ['e-integration'],
    });
  });

  it('counts whoever proposed the values that it brings, once', () => {
    expect(planFor('prod', { overlayProposers: ['mei', 'ana', 'mei'] }).involved).toEqual([
      { person: 'max', as: 'author' },
      { person: 'ana', as: 'overlay-proposer' },
      { person: 'mei', as: 'overlay-proposer' },
    ]);
  });

  it('asks for the word of those who stand in for a gate only where that does not hold', () => {
    const otherwise = { of: 'database-owners', count: 1, comment: 'required' } as const;
    const alone: PolicyGate = { gate: 'expression:2', kind: 'expression', expression: 'true' };
    const expression: PolicyGate = { ...alone, gate: 'expression', otherwise };
    const policy = policyFor('prod');
    expect(planFor('prod', { policy: { ...policy, gates: [...policy.gates, expression, alone] } }).approvals).toEqual([
      { of: 'release-managers', count: 2 },
      { of: 'database-owners', count: 1, comment: 'required', unless: 'expression' },
    ]);
  });

  it('knows people by the other names that its policy knows', () => {
    expect(made.people).toEqual({});
    expect(planFor('prod', { policy: { ...policyFor('prod'), people: { 'ana-gh': 'ana' } } }).people).toEqual({
      'ana-gh': 'ana',
    });
  });

  it('is the same for the same facts', () => {
    expect(planFor('prod')).toEqual(made);
  });

  it.each([
    ['the release', { release: { ...v84, id: digest('c') } }],
    ['the environment’s intent', { baseline: { intentRevision: 4, intentHash: digest('1'), overlayVersion: 1 } }],
    ['the environment’s overlay', { baseline: { intentRevision: 3, intentHash: digest('1'), overlayVersion: 2 } }],
    ['what would be declared', { proposedIntent: digest('9') }],
    ['the evidence', { evidence: [evidence('integration', 'passed', { evidenceId: 'e-2' })] }],
    ['what has to hold', { policy: { ...policyFor('prod'), gates: [] } }],
    ['who somebody is', { policy: { ...policyFor('prod'), people: { 'ana-gh': 'ana' } } }],
    ['the kind of request', { kind: 'rollback' as const }],
    [
      'a setting of the environment',
      {
        policy: policyFor('prod', {
          ...pipeline,
          environments: { prod: { admits: 'prod-approved', after: ['stage'], labels: { tier: 'prod' }, observe: [] } },
        }),
      },
    ],
  ])('has another hash when %s is another', (_what, change) => {
    expect(planFor('prod', change).planHash).not.toBe(made.planHash);
  });

  it('does not move for evidence that nothing rests on', () => {
    const more = [...inputs.evidence, evidence('exploratory', 'failed')];
    expect(planFor('prod', { evidence: more }).planHash).toBe(made.planHash);
  });

  it('changes nothing when the environment is declared to be exactly that', () => {
    expect(changesNothing(made.plan)).toBe(false);
    const same = { proposedIntent: digest('1') };
    expect(changesNothing(planFor('prod', same).plan)).toBe(true);
    expect(changesNothing(planFor('prod', { ...same, kind: 'rollback' }).plan)).toBe(true);
  });

  it('declares once more what failed to roll out, though nothing is different', () => {
    expect(changesNothing(planFor('prod', { proposedIntent: digest('1'), kind: 'retry' }).plan)).toBe(false);
  });
});
