import { changesNothing } from './make-plan';
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
    expect(changesNothing(planFor('prod', { proposedIntent: digest('1') }).plan)).toBe(true);
  });
});
