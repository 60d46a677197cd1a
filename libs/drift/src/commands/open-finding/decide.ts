import type { Decision } from '@ledgerline/kernel';
import { FindingOpened, FindingReopened } from '../../events';
import { findingIdOf } from '../../finding-id';
import type { Drift } from '../../state';
import type { OpenFinding } from './command';

export function openFinding(
  command: OpenFinding,
  { findings }: Drift,
): Decision<FindingOpened | FindingReopened, never> {
  const { project, environment, detector, difference, observationId, intentRevision } = command;
  const findingId = findingIdOf(difference.fingerprint);
  const finding = findings.get(findingId);
  if (finding === undefined) {
    return [FindingOpened({ project, environment, findingId, detector, difference, observationId, intentRevision })];
  }
  if (finding.status !== 'closed' && finding.settled !== true) return [];
  return [FindingReopened({ project, environment, findingId, observationId, difference })];
}
