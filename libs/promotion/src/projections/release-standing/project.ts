import type { Projection, Recorded } from '@ledgerline/kernel';
import type { StandingStreamEvent } from '../../events';
import type { ReleaseCut } from '../../foreign-events';
import type { GateResult } from '../../gate-result';
import { FIRST_STATE } from '../../policy';

export interface ReleaseStandingRow {
  readonly project: string;
  readonly releaseId: string;
  /** Null while its cut has not been seen. */
  readonly alias: string | null;
  /** In the order in which they were first heard of. */
  readonly states: readonly StandingState[];
  /** Position of the last event that it is told from. */
  readonly position: string;
}

/** A state that the release has reached, and why; or how its gates stand until then. */
interface StandingState {
  readonly state: string;
  readonly reached: boolean;
  /** When it was reached, or when a gate changed last. */
  readonly at: string;
  readonly gates: readonly GateResult[];
  /** The promotion that was authorised with it, for a state that is reached by one. */
  readonly promotionId?: string;
}

/** How far has a release come, why, and what does it lack? */
export const releaseStanding: Projection<ReleaseStandingRow, StandingStreamEvent | ReleaseCut> = {
  name: 'release_standing',
  generation: 1,
  on: ['release.cut', 'standing.gates-evaluated', 'standing.state-reached'],
  keyOf: ({ data: { project, releaseId } }) => `${project}:${releaseId}`,
  evolve(before, event) {
    const { project, releaseId } = event.data;
    const row = before ?? { project, releaseId, alias: null, states: [] };
    const position = String(event.position);
    switch (event.type) {
      case 'release.cut': {
        const first = { state: FIRST_STATE, reached: true, at: event.recordedAt, gates: [] };
        return { ...row, alias: event.data.alias, states: withState(row.states, first), position };
      }
      case 'standing.gates-evaluated':
      case 'standing.state-reached':
        return { ...row, states: withState(row.states, stateIn(event)), position };
    }
  },
};

function stateIn(event: Recorded<StandingStreamEvent>): StandingState {
  const { state, gates } = event.data;
  const reached = event.type === 'standing.state-reached';
  const promotionId = event.type === 'standing.state-reached' ? event.data.promotionId : undefined;
  return { state, reached, at: event.recordedAt, gates, ...(promotionId !== undefined && { promotionId }) };
}

function withState(states: readonly StandingState[], next: StandingState): readonly StandingState[] {
  return states.some(({ state }) => state === next.state)
    ? states.map((known) => (known.state === next.state ? next : known))
    : [...states, next];
}
