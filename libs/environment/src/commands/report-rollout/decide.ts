import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { RolloutFailed, RolloutFinished, RolloutProgressed, RolloutStarted } from '../../events';
import type { Environment, Rollout } from '../../state';
import type { ReportRollout, RolloutReport } from './command';

type RolloutEvent = RolloutFailed | RolloutFinished | RolloutProgressed | RolloutStarted;

export function reportRollout(
  { project, environment, intentRevision, report, boundTo, cause }: ReportRollout,
  { intent }: Environment,
): Decision<RolloutEvent, 'not-your-environment' | 'nothing-declared' | 'stale-intent'> {
  const deployer = cause.actor.id;
  if (boundTo !== undefined && boundTo !== environment) {
    return refuse('not-your-environment', { principal: deployer, bound: boundTo, environment });
  }
  if (intent === undefined) return refuse('nothing-declared', { environment });
  if (intent.intentRevision !== intentRevision) {
    const facts = { environment, intentRevision, current: intent.intentRevision };
    return refuse('stale-intent', facts, '/intentRevision');
  }
  if (isRepeated(report, intent.rollout)) return [];

  const about = { project, environment, intentRevision, deployer };
  switch (report.status) {
    case 'started':
      return [RolloutStarted(about)];
    case 'progressed':
      return [RolloutProgressed({ ...about, step: report.step, done: report.done, of: report.of })];
    case 'finished':
      return [RolloutFinished(about)];
    case 'failed':
      return [RolloutFailed({ ...about, reason: report.reason })];
  }
}

function isRepeated(report: RolloutReport, last: Rollout): boolean {
  if (report.status !== 'progressed') return report.status === last.status;
  return last.status === 'progressed' && report.step === last.step && report.done === last.done;
}
