import type { EnvironmentEvent } from '@ledgerline/environment';
import type { Decider, Recorded } from '@ledgerline/kernel';
import type { DeclaredIntent } from './compare';

/**
 * The environment's intent with the instant at which the ledger recorded it, which its own context has no use for.
 * Id `<project>:<environment>`; undefined until a release has been declared there.
 */
export const declaredIntent: Decider<DeclaredIntent | undefined, Recorded<EnvironmentEvent>> = {
  name: 'declared-intent',
  stream: (id) => `environment-${id}`,
  initial: undefined,
  evolve(state, event) {
    switch (event.type) {
      case 'intent.declared': {
        const { intentRevision, document } = event.data;
        return { intentRevision, document, declaredAt: event.recordedAt, converged: false };
      }
      case 'environment.converged':
        return state?.intentRevision === event.data.intentRevision ? { ...state, converged: true } : state;
      default:
        return state;
    }
  },
};
