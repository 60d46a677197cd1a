import type { Decision } from '@ledgerline/kernel';
import { canonicalJson, contentDigest, refuse } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import { ObservationRecorded, ObservationRepeated } from '../../events';
import type { Observation } from '../../observation';
import type { DriftRefusal } from '../../refusals';
import { silentAfter } from '../../silence';
import type { RecordObservation, Report } from './command';

/**
 * The same again is recorded this often and no oftener: a detector that goes on seeing the same is told from a silent one,
 * and writes next to nothing.
 */
const DEFAULT_HEARTBEAT_MILLISECONDS = 60_000;

/** Whether something critical was seen as drift and nobody has looked again yet. */
export function wantsConfirmation(state: Observation): boolean {
  return (
    state.status === 'observed' &&
    !state.confirmed &&
    state.differences.some(({ classification, severity }) => classification === 'drift' && severity === 'critical')
  );
}

/** What a report comes to against the intent of its moment. */
export interface Assessed {
  readonly report: Report;
  readonly observationId: string;
  /** 0 when the environment has none. */
  readonly intentRevision: number;
  readonly differences: readonly Difference[];
  /** When what is pending turns into drift; undefined when nothing is. */
  readonly pendingUntil?: string | undefined;
}

export function recordObservation(
  { project, environment }: RecordObservation,
  { report, observationId, intentRevision, differences, pendingUntil }: Assessed,
  latest: Observation,
  heartbeatMilliseconds = DEFAULT_HEARTBEAT_MILLISECONDS,
): Decision<ObservationRecorded | ObservationRepeated, DriftRefusal> {
  const { detector, completeness, problem, observedAt, intervalMs, document } = report;
  const contentHash = contentDigest({ completeness, problem: problem ?? null, document });
  const about = { project, environment, observationId, detector, observedAt, intentRevision };
  const silentAfterMs = intervalMs === undefined ? undefined : silentAfter(intervalMs, heartbeatMilliseconds);
  if (latest.status === 'observed') {
    if (observedAt < latest.observedAt) {
      return refuse('observation-outdated', { observedAt, latest: latest.observedAt }, '/observedAt');
    }
    const same =
      latest.contentHash === contentHash &&
      latest.intentRevision === intentRevision &&
      canonicalJson(latest.differences) === canonicalJson(differences);
    const told = silentAfterMs === latest.silentAfterMs ? undefined : silentAfterMs;
    const since = Date.parse(observedAt) - Date.parse(latest.observedAt);
    if (same && latest.confirmed && told === undefined && since < heartbeatMilliseconds) return [];
    if (same) return [ObservationRepeated({ ...about, of: latest.observationId, ...optional('silentAfterMs', told) })];
  }
  return [
    ObservationRecorded({
      ...about,
      completeness,
      ...optional('problem', problem),
      ...optional('silentAfterMs', silentAfterMs),
      ...optional('pendingUntil', pendingUntil),
      contentHash,
      document,
      differences: [...differences],
    }),
  ];
}

/** The field, where there is something to say in it. */
function optional<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}
