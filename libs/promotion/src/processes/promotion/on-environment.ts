import type { Effect } from '@ledgerline/kernel';
import type { EnvironmentConverged, IntentDeclared, RolloutFailed } from '../../foreign-events';
import type { PromotionProcessCommand } from './commands';
import { evaluateIfGated, ignore, planIfGated, send } from './effects';
import { isBecauseOf } from './evolve';
import type { Open } from './state';

type Effects = readonly Effect<PromotionProcessCommand>[];

/** Its own intent starts the rollout, and is what its authorisation can no longer be taken back from; somebody else's moves the plan, or takes the place of what is rolling out. */
export function onIntentDeclared(state: Open, event: IntentDeclared): Effects {
  const { environment, intentRevision, intentHash, because } = event.data;
  const { promotionId, project, releaseId } = state;
  if (isBecauseOf(state, event)) {
    return send(
      { command: 'reach-state', promotionId, project, releaseId },
      { command: 'record-rolling-out', promotionId, intentRevision, intentHash },
    );
  }
  if (environment !== state.environment) return evaluateIfGated(state);
  if (state.status !== 'rolling-out') return planIfGated(state);
  if (intentRevision <= state.intentRevision) return ignore('the intent is older than its own');
  const by = 'promotionId' in because ? because.promotionId : because.proposalId;
  return send({ command: 'supersede-promotion', promotionId, by });
}

/** Convergence on its own intent is its end; elsewhere it may be what a gate waits for. */
export function onConverged(state: Open, { data: { environment, intentRevision } }: EnvironmentConverged): Effects {
  if (state.status !== 'rolling-out' || environment !== state.environment) return evaluateIfGated(state);
  if (intentRevision !== state.intentRevision) return ignore('the environment converged on another intent');
  return send({ command: 'complete-promotion', promotionId: state.promotionId, intentRevision });
}

export function onRolloutFailed(state: Open, { data }: RolloutFailed): Effects {
  const { environment, intentRevision, reason } = data;
  const isOwn =
    state.status === 'rolling-out' && environment === state.environment && intentRevision === state.intentRevision;
  if (!isOwn) return ignore('the rollout of another intent failed');
  return send({ command: 'fail-promotion', promotionId: state.promotionId, reason });
}
