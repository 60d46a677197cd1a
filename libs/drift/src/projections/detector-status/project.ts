import type { Projection } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import type { ObservationEvent, ObservationRecorded } from '../../events';

/** Since when and how often a difference has been seen without a break. */
export interface Sighting {
  readonly since: string;
  readonly last: string;
  readonly times: number;
}

export interface DetectorStatusRow {
  readonly project: string;
  readonly environment: string;
  readonly detector: string;
  readonly observationId: string;
  readonly completeness: ObservationRecorded['data']['completeness'];
  readonly problem?: string;
  /** By the agent's clock. */
  readonly observedAt: string;
  /** By the ledger's clock; what silence is measured by. */
  readonly reportedAt: string;
  readonly position: string;
  /** After how long without a word it counts as silent; undefined where its agent does not say how often it looks. */
  readonly silentAfterMs?: number;
  readonly intentRevision: number;
  readonly differences: readonly Difference[];
  /** Of the present differences, by fingerprint. */
  readonly sightings: Readonly<Record<string, Sighting>>;
}

/** What did each detector see last, and what does it mean? */
export const detectorStatus: Projection<DetectorStatusRow, ObservationEvent> = {
  name: 'detector_status',
  generation: 2,
  on: ['observation.recorded', 'observation.repeated'],
  keyOf: ({ data: { project, environment, detector } }) => `${project}:${environment}:${detector}`,
  evolve(row, event) {
    const seen = { reportedAt: event.recordedAt, position: String(event.position) };
    switch (event.type) {
      case 'observation.recorded': {
        const { project, environment, detector, observationId, completeness, problem } = event.data;
        const { observedAt, intentRevision, differences, silentAfterMs } = event.data;
        return {
          project,
          environment,
          detector,
          observationId,
          completeness,
          ...(problem !== undefined && { problem }),
          observedAt,
          ...seen,
          ...(silentAfterMs !== undefined && { silentAfterMs }),
          intentRevision,
          differences,
          sightings: sightingsOf(differences, row, event.recordedAt),
        };
      }
      case 'observation.repeated': {
        if (row === undefined) return undefined;
        const sightings = sightingsOf(row.differences, row, event.recordedAt);
        const { observedAt, silentAfterMs } = event.data;
        return { ...row, observedAt, ...seen, ...(silentAfterMs !== undefined && { silentAfterMs }), sightings };
      }
    }
  },
};

function sightingsOf(differences: readonly Difference[], row: DetectorStatusRow | undefined, at: string) {
  return Object.fromEntries(
    differences.map(({ fingerprint }): [string, Sighting] => {
      const before = row?.sightings[fingerprint];
      return [fingerprint, { since: before?.since ?? at, last: at, times: (before?.times ?? 0) + 1 }];
    }),
  );
}
