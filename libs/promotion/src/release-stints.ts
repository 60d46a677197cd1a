import type { Decider, Recorded } from '@ledgerline/kernel';
import { withEntry, withItem, withLastItem } from '@ledgerline/kernel';
import type { EnvironmentConverged, IntentDeclared, OverlayApproved, RolloutFailed } from './foreign-events';
import type { Stint } from './gate-inputs';

/** When which release was what the environment had converged to. */
export interface ReleaseStints {
  /** Undefined before the first intent. */
  readonly declared: string | undefined;
  /** By release id, oldest first. */
  readonly stints: ReadonlyMap<string, readonly Stint[]>;
}

type EnvironmentEvent = Recorded<IntentDeclared | EnvironmentConverged | OverlayApproved | RolloutFailed>;

/**
 * An environment's stream, told as stints; the id is `<project>:<environment>`. Another overlay under the same release
 * does not end a stint: it is the release that soaks. Folds recorded events, since a stint is a matter of instants.
 */
export const releaseStints: Decider<ReleaseStints, EnvironmentEvent> = {
  name: 'release-stints',
  stream: (id) => `environment-${id}`,
  initial: { declared: undefined, stints: new Map() },
  evolve(state, event) {
    switch (event.type) {
      case 'intent.declared': {
        const declared = event.data.document.release.id;
        if (declared === state.declared) return state;
        const left = state.declared;
        const before = left === undefined ? [] : (state.stints.get(left) ?? []);
        const last = before.at(-1);
        if (left === undefined || last === undefined || last.until !== undefined) return { ...state, declared };
        const ended = withLastItem(before, { ...last, until: event.recordedAt });
        return { declared, stints: withEntry(state.stints, left, ended) };
      }
      case 'environment.converged': {
        const { releaseId } = event.data;
        const before = state.stints.get(releaseId) ?? [];
        const last = before.at(-1);
        const goesOn = last !== undefined && last.until === undefined;
        if (goesOn || releaseId !== state.declared) return state;
        const stints = withEntry(state.stints, releaseId, withItem(before, { since: event.recordedAt }));
        return { ...state, stints };
      }
      default:
        return state;
    }
  },
};
