import { environment, IntentDeclared } from '@ledgerline/environment';
import type { PlannedChange } from '../../plan';
import { upstreamOf } from './upstream';

const { sample } = IntentDeclared;
const declared = environment.evolve(environment.initial, IntentDeclared(sample));
const digest = sample.document.artifacts.web?.digest;
const change = (more: Partial<PlannedChange>): PlannedChange => ({
  ...{
    kind: 'artifact',
    subject: 'web',
    from: null,
    to: digest,
    classification: 'release',
    reason: 'release v84',
    ...more,
  },
});
const replicas = change({
  kind: 'configuration',
  subject: 'web.replicas',
  to: 20,
  classification: 'declared-variance',
});

describe('what stands upstream of a plan', () => {
  it('is nothing where nothing is declared', () => {
    expect(upstreamOf('stage', environment.initial, [change({})])).toBeUndefined();
  });

  it('tells which artifacts are the same, and what the environment’s own values are there', () => {
    const other = change({ subject: 'worker', to: `sha256:${'0'.repeat(64)}` });
    const unset = { ...replicas, subject: 'web.endpoints.psp' };
    expect(upstreamOf('stage', declared, [change({}), other, replicas, unset])).toEqual({
      environment: 'stage',
      release: 'v84',
      sameArtifacts: ['web'],
      values: { 'web.replicas': 12, 'web.endpoints.psp': null },
    });
  });
});
