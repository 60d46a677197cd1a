import { sampleIntent } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import type { KnownPromotion } from '../promotion-reader';
import { pendingPromotion, pendingRollout } from './pending';
import type { EnvironmentSide } from './sides';

const gate = (name: string, holds: boolean, earliest?: string) => ({
  gate: name,
  holds,
  ...(earliest !== undefined && { earliest }),
});
const promotion = (more: Partial<KnownPromotion> = {}): KnownPromotion => ({
  promotionId: 'p-1',
  environment: 'prod',
  releaseId: 'r-84',
  alias: 'v84',
  status: 'gated',
  requester: 'olga',
  requestedAt: '2026-01-01T00:00:00.000Z',
  gates: [gate('after:stage', true), gate('soak', false, '2026-01-01T02:00:00.000Z')],
  ...more,
});

describe('a promotion that is open', () => {
  it('says what it waits for, and until when where time alone decides', () => {
    expect(pendingPromotion(promotion(), true)).toEqual({
      promotionId: 'p-1',
      reason: 'promotion of v84 to prod, requested by olga, waits for soak',
      until: '2026-01-01T02:00:00.000Z',
    });
    const word = promotion({ gates: [...promotion().gates, gate('approvals:rm', false)] });
    expect(pendingPromotion(word, true)).toEqual({
      promotionId: 'p-1',
      reason: 'promotion of v84 to prod, requested by olga, waits for soak, approvals:rm',
    });
  });

  it('does not wait for what only warns', () => {
    const warning = { ...gate('evidence:scan', false), mode: 'warn' as const };
    expect(pendingPromotion(promotion({ gates: [...promotion().gates, warning] }), true)).toMatchObject({
      reason: 'promotion of v84 to prod, requested by olga, waits for soak',
      until: '2026-01-01T02:00:00.000Z',
    });
  });

  it('says how far it is, and of the past only that it was open', () => {
    expect(pendingPromotion(promotion({ status: 'rolling-out' }), true).reason).toMatch(/is rolling-out$/);
    expect(pendingPromotion(promotion(), false).reason).toMatch(/was open$/);
  });
});

const at = '2026-01-01T00:00:00.000Z';
const side = (more: Partial<EnvironmentSide['intent']> = {}, moment?: EnvironmentSide['moment']): EnvironmentSide => ({
  kind: 'environment',
  name: 'prod',
  environment: 'prod',
  moment,
  configuration: sampleConfiguration,
  intent: {
    ...{ project: 'checkout', environment: 'prod', intentRevision: 1, intentHash: 'h', document: sampleIntent() },
    ...{ because: { proposalId: 'o-1' }, declaredBy: 'olga', at, position: '5', converged: null, reports: [] },
    ...more,
  },
});
const report = (status: 'started' | 'progressed' | 'finished' | 'failed', position = '6') =>
  ({ status, deployer: 'deployer-prod', at: '2026-01-01T00:01:00.000Z', position }) as const;
const soon = '2026-01-01T00:05:00.000Z';
const late = '2026-01-01T01:00:00.000Z';

describe('what has not been found as declared', () => {
  it('is pending for as long as a rollout may take', () => {
    expect(pendingRollout(side(), soon)).toEqual({
      reason: 'prod has not been found as declared with v84 yet, and no rollout of it was reported',
      until: '2026-01-01T00:15:00.000Z',
    });
    expect(pendingRollout(side(), late)).toBeUndefined();
  });

  it('is pending for longer while a rollout is under way, and says how far it is', () => {
    expect(pendingRollout(side({ reports: [report('started')] }), late)).toEqual({
      reason: 'prod has not been found as declared with v84 yet, deployer-prod has started',
    });
    const progressed = { ...report('progressed'), step: 'migrate', done: 1, of: 4 };
    expect(pendingRollout(side({ reports: [progressed] }), late)?.reason).toMatch(/is at migrate, 1 of 4$/);
    const failed = { ...report('failed'), reason: 'no disk' };
    expect(pendingRollout(side({ reports: [failed] }), soon)?.reason).toMatch(/has failed: no disk$/);
    expect(pendingRollout(side({ reports: [failed] }), late)).toBeUndefined();
    expect(pendingRollout(side({ reports: [report('finished')] }), soon)?.reason).toMatch(/says that it is finished$/);
  });

  it('is not pending once it was found so, nor where nobody looks', () => {
    const converged = { at: '2026-01-01T00:02:00.000Z', position: '8' };
    expect(pendingRollout(side({ converged }), soon)).toBeUndefined();
    const blind = {
      ...sampleConfiguration,
      environments: { prod: { admits: 'candidate', after: [], labels: {}, observe: [] } },
    };
    expect(pendingRollout({ ...side(), configuration: blind }, soon)).toBeUndefined();
  });

  it('was pending at a moment before it was found so', () => {
    const converged = { at: '2026-01-01T00:02:00.000Z', position: '8' };
    const reports = [report('started', '6'), report('finished', '7')];
    expect(pendingRollout(side({ converged, reports }, { position: 6n }), soon)?.reason).toMatch(/has started$/);
  });
});
