import { type Decider, withEntry } from '@ledgerline/kernel';
import type { RejectionStreamEvent, ReleaseRejected } from './events';

/** That a release goes nowhere, or not everywhere, and who said so. */
type Rejection = ReleaseRejected['data'];

/** The rejected releases of a project, by release id. */
export type Rejections = ReadonlyMap<string, Rejection | undefined>;

/** A project's rejected releases; the id is the project's name. */
export const rejections: Decider<Rejections, RejectionStreamEvent> = {
  stream: (id) => `rejections-${id}`,
  initial: new Map(),
  evolve(state, event) {
    const { releaseId } = event.data;
    switch (event.type) {
      case 'release.rejected':
        return withEntry(state, releaseId, event.data);
      case 'release.rejection-lifted':
        return withEntry(state, releaseId, undefined);
    }
  },
};

/** Why the release must not go there; undefined when it may. Without an environment: whether it may go anywhere at all. */
export function rejectionOf(state: Rejections, releaseId: string, environment?: string): Rejection | undefined {
  const rejection = state.get(releaseId);
  if (rejection?.environments === undefined) return rejection;
  return environment !== undefined && rejection.environments.includes(environment) ? rejection : undefined;
}
