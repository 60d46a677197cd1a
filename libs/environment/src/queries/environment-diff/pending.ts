import { hadHappened } from '../../as-of';
import type { Pending } from '../../intent/compare-sides';
import type { ReportedRollout } from '../../projections/environment-state/project';
import { ROLLOUT_MILLISECONDS } from '../../rollout-window';
import type { KnownPromotion } from '../promotion-reader';
import type { EnvironmentSide } from './sides';

/** What brings one side's release to the other: an open promotion. */
export function pendingPromotion(
  { promotionId, environment, alias, status, gates, requester }: KnownPromotion,
  isNow: boolean,
): Pending {
  const what = `promotion of ${alias ?? 'the release'} to ${environment}, requested by ${requester}`;
  if (!isNow) return { promotionId, reason: `${what}, was open` };
  const shut = status === 'gated' ? gates.filter(({ holds, mode }) => !holds && mode !== 'warn') : [];
  const waits = shut.length > 0 ? `waits for ${shut.map(({ gate }) => gate).join(', ')}` : `is ${status}`;
  const until = earliestOf(shut);
  return { promotionId, reason: `${what}, ${waits}`, ...(until !== undefined && { until }) };
}

/** What is declared on the side and has not been found there yet, while its rollout may take that long. */
export function pendingRollout(side: EnvironmentSide, now: string): Pending | undefined {
  const { environment, intent, moment, configuration } = side;
  const isObserved = (configuration.environments[environment]?.observe ?? []).length > 0;
  const isConverged = intent.converged !== null && hadHappened(intent.converged, moment);
  if (!isObserved || isConverged) return undefined;
  const report = intent.reports.findLast((one) => hadHappened(one, moment));
  const end = Date.parse(intent.at) + ROLLOUT_MILLISECONDS;
  const isFresh = Date.parse(now) < end;
  if (!isFresh && !isUnderWay(report)) return undefined;
  const { alias } = intent.document.release;
  return {
    reason: `${environment} has not been found as declared with ${alias} yet, ${toldOf(report)}`,
    ...(isFresh && { until: new Date(end).toISOString() }),
  };
}

function isUnderWay(report: ReportedRollout | undefined): boolean {
  return report?.status === 'started' || report?.status === 'progressed';
}

function toldOf(report: ReportedRollout | undefined): string {
  switch (report?.status) {
    case undefined:
      return 'and no rollout of it was reported';
    case 'started':
      return `${report.deployer} has started`;
    case 'progressed':
      return `${report.deployer} is at ${report.step ?? 'a step'}, ${String(report.done)} of ${String(report.of)}`;
    case 'finished':
      return `though ${report.deployer} says that it is finished`;
    case 'failed':
      return `${report.deployer} has failed: ${report.reason ?? 'no reason given'}`;
  }
}

/** When the last of them may open, if time alone opens each. */
function earliestOf(gates: KnownPromotion['gates']): string | undefined {
  const instants = gates.map(({ earliest }) => earliest).filter((instant) => instant !== undefined);
  return instants.length === gates.length ? instants.sort().at(-1) : undefined;
}
