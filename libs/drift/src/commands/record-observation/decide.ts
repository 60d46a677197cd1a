import type { Decision } from '@ledgerline/kernel';
import { canonicalJson, contentDigest, refuse } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import { ObservationRecorded, ObservationRepeated } from '../../events';
import type { Observation } from '../../observation';
import type { DriftRefusal } from '../../refusals';
import type { RecordObservation, Report } from './command';

/**
 * The same again is recorded this often and no oftener: a detector that goes on seeing the same is told from a silent one,
 * which it counts as after five minutes, and writes next to nothing.
 */
const DEFAULT_HEARTBEAT_MILLISECONDS = 60_000;

/** What a report comes to against the intent of its moment. */
export interface Assessed {
  readonly report: Report;
  readonly observationId: string;
  /** 0 when the environment has none. */
  readonly intentRevision: number;
  readonly differences: readonly Difference[];
}

export function recordObservation(
  { project, environment }: RecordObservation,
  { report, observationId, intentRevision, differences }: Assessed,
  latest: Observation,
  heartbeatMilliseconds = DEFAULT_HEARTBEAT_MILLISECONDS,
): Decision<ObservationRecorded | ObservationRepeated, DriftRefusal> {
  const { detector, completeness, problem, observedAt, document } = report;
  const contentHash = contentDigest({ completeness, problem: problem ?? null, document });
  const about = { project, environment, observationId, detector, observedAt, intentRevision };
  if (latest.status === 'observed') {
    if (observedAt < latest.observedAt) {
      return refuse('observation-outdated', { observedAt, latest: latest.observedAt }, '/observedAt');
    }
    const same =
      latest.contentHash === contentHash &&
      latest.intentRevision === intentRevision &&
      canonicalJson(latest.differences) === canonicalJson(differences);
    const since = Date.parse(observedAt) - Date.parse(latest.observedAt);
    if (same && latest.confirmed && since < heartbeatMilliseconds) return [];
    if (same) return [ObservationRepeated({ ...about, of: latest.observationId })];
  }
  return [
    ObservationRecorded({
      ...about,
      completeness,
      ...(problem !== undefined && { problem }),
      contentHash,
      document,
      differences: [...differences],
    }),
  ];
}
