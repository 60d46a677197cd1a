import type { Decider } from '@ledgerline/kernel';
import type { Difference } from './difference';
import type { ObservationEvent, ObservationRecorded, ObservationRepeated } from './events';

/** The latest that a detector said about an environment. */
export type Observation =
  | { readonly status: 'none' }
  | {
      readonly status: 'observed';
      /** The observation whose content still holds; later ones only repeated it. */
      readonly observationId: string;
      readonly completeness: ObservationRecorded['data']['completeness'];
      readonly problem?: string;
      /** When it was last recorded to be seen so: RFC 3339, UTC, by the agent's clock. */
      readonly observedAt: string;
      /** Whether it was seen so a second time. */
      readonly confirmed: boolean;
      /** 0 when the environment had no intent. */
      readonly intentRevision: number;
      /** After how long without a word it counts as silent, in milliseconds; undefined where its agent does not say how often it looks. */
      readonly silentAfterMs?: number;
      readonly contentHash: string;
      readonly differences: readonly Difference[];
    };

/** What one detector saw in one environment; id `<project>:<environment>:<detector>`. */
export const observation: Decider<Observation, ObservationEvent> = {
  name: 'observation',
  stream: (id) => `observation-${id}`,
  initial: { status: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'observation.recorded': {
        const { observationId, completeness, problem, observedAt, intentRevision, contentHash, differences } =
          event.data;
        const { silentAfterMs } = event.data;
        return {
          status: 'observed',
          observationId,
          completeness,
          ...(problem !== undefined && { problem }),
          observedAt,
          confirmed: false,
          intentRevision,
          ...(silentAfterMs !== undefined && { silentAfterMs }),
          contentHash,
          differences,
        };
      }
      case 'observation.repeated':
        return state.status === 'none' ? state : repeated(state, event.data);
    }
  },
};

function repeated(
  state: Exclude<Observation, { status: 'none' }>,
  { observedAt, silentAfterMs }: ObservationRepeated['data'],
) {
  return { ...state, observedAt, confirmed: true, ...(silentAfterMs !== undefined && { silentAfterMs }) };
}

/**
 * Whether the detector has established that the environment is as declared: everything was seen, against this very
 * intent, and every difference is one that somebody answers for.
 */
export function isInSync(state: Observation, intentRevision: number): boolean {
  return (
    state.status === 'observed' &&
    state.completeness === 'complete' &&
    state.intentRevision === intentRevision &&
    state.differences.every(({ classification }) => answeredFor.has(classification))
  );
}

const answeredFor: ReadonlySet<Difference['classification']> = new Set(['declared-variance', 'excepted', 'tolerated']);
