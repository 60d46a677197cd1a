import { FindingFlapping, FindingOpened, FindingReopened } from '../../events';
import { findingIdOf } from '../../finding-id';
import { flappingSince, latestReopenings, withWriter } from '../../flapping';
import type { Drift, Finding } from '../../state';
import type { OpenFinding } from './command';

/** `deadline` is by when somebody has to decide about it; undefined where nobody has to. */
export function openFinding(
  command: OpenFinding,
  deadline: string | undefined,
  { findings }: Drift,
): readonly (FindingOpened | FindingReopened | FindingFlapping)[] {
  const { project, environment, detector, difference, observationId, intentRevision, at } = command;
  const findingId = findingIdOf(difference.fingerprint);
  const about = { project, environment, findingId };
  const due = deadline !== undefined && { deadline };
  const finding = findings.get(findingId);
  if (finding === undefined) {
    return [FindingOpened({ ...about, detector, difference, observationId, intentRevision, ...due })];
  }
  if (finding.status !== 'closed' && finding.settled !== true) return [];
  const reopened = FindingReopened({ ...about, observationId, difference, at, ...due });
  const flapping = flappingAfter(finding, command);
  return flapping === undefined ? [reopened] : [reopened, FindingFlapping({ ...about, ...flapping })];
}

/** What there is to say of a finding that has just come back once too often. */
function flappingAfter(finding: Finding, { at, difference }: OpenFinding) {
  const reopenings = latestReopenings(finding.reopenings, at);
  const since = flappingSince(reopenings);
  if (since === undefined) return undefined;
  return { reopenings: reopenings.length, since, writers: [...withWriter(finding.writers, difference)] };
}
