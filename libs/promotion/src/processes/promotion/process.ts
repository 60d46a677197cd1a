import type { Effect, ProcessManager, Refused } from '@ledgerline/kernel';
import type { PromotionAuthorized, PromotionGatesEvaluated, PromotionRequested, ReleaseRejected } from '../../events';
import { isEnding } from '../../endings';
import { environmentKey, projectKey, releaseKey } from '../../keys';
import { nextInstant } from '../../next-instant';
import type { PromotionProcessCommand } from './commands';
import { correlate } from './correlate';
import { evaluateIfGated, ignore, planIfGated, send } from './effects';
import { authorizationOf, evolve, isBarred, isNewer, isOfAnother, isTurnedDown } from './evolve';
import type { PromotionProcessEvent, PromotionProcessInput } from './inputs';
import { onConverged, onIntentDeclared, onRolloutFailed } from './on-environment';
import type { Open, PromotionProcessState } from './state';

type Effects = readonly Effect<PromotionProcessCommand>[];

/** So often an environment may move under an authorised plan before the promotion is given up. */
const MAX_TURNED_DOWN = 5;

/** Brings one promotion from its request to its end: planned, gated, authorised, declared, observed. */
export const promotionProcess: ProcessManager<PromotionProcessState, PromotionProcessEvent, PromotionProcessCommand> = {
  name: 'promotion',
  on: [
    'promotion.requested',
    'promotion.planned',
    'promotion.plan-approved',
    'promotion.approval-revoked',
    'promotion.glass-broken',
    'promotion.gates-evaluated',
    'promotion.authorized',
    'promotion.rolling-out',
    'promotion.completed',
    'promotion.failed',
    'promotion.aborted',
    'promotion.superseded',
    'standing.gates-evaluated',
    'standing.state-reached',
    'evidence.attached',
    'environment.converged',
    'intent.declared',
    'overlay.approved',
    'rollout.failed',
    'project.configured',
    'finding.opened',
    'finding.reopened',
    'finding.closed',
    'finding.accepted',
    'finding.acceptance-expired',
    'observation.recorded',
    'freeze.declared',
    'freeze.lifted',
    'exception.granted',
    'exception.expired',
    'exception.ended',
    'release.rejected',
    'release.rejection-lifted',
  ],
  correlate,
  initial: { status: 'none' },
  evolve,
  decide(state, input) {
    if (state.status === 'over') return ignore('the promotion is over');
    if (state.status !== 'none') return decideOpen(state, input);
    return input.type === 'promotion.requested'
      ? send({ command: 'plan-promotion', promotionId: input.data.promotionId })
      : ignore('the promotion was not requested yet');
  },
  follows(state) {
    if (state.status === 'none' || state.status === 'over') return [];
    const { project, releaseId, environment, upstream } = state;
    return [
      releaseKey(project, releaseId),
      projectKey(project),
      ...[environment, ...upstream].map((name) => environmentKey(project, name)),
    ];
  },
};

function decideOpen(state: Open, input: PromotionProcessInput): Effects {
  if (isEnding(input)) return [{ do: 'end' }];
  switch (input.type) {
    case 'promotion.requested':
      return onAnotherRequest(state, input);
    case 'promotion.planned':
      return evaluateOrGiveWay(state);
    case 'promotion.gates-evaluated':
      return wakeFor(input);
    case 'promotion.authorized':
      return authorized(state, input);
    case 'promotion.approval-revoked':
      return 'planHash' in state ? evaluateOrGiveWay(state) : evaluateIfGated(state);
    case 'promotion.rolling-out':
      return ignore('it waits for the environment to be observed as declared');
    case 'refused':
      return onRefused(state, input);
    default:
      return onSurroundings(state, input);
  }
}

function onSurroundings(state: Open, input: PromotionProcessInput): Effects {
  switch (input.type) {
    case 'intent.declared':
      return onIntentDeclared(state, input);
    case 'environment.converged':
      return onConverged(state, input);
    case 'rollout.failed':
      return onRolloutFailed(state, input);
    case 'overlay.approved':
      return input.data.environment === state.environment
        ? planIfGated(state)
        : ignore('another environment’s overlay is no part of the plan');
    case 'project.configured':
      return planIfGated(state);
    case 'release.rejected':
      return onRejected(state, input);
    case 'observation.recorded':
      return state.status === 'gated' && state.openGates.some((gate) => gate.startsWith('no-open-drift'))
        ? evaluateIfGated(state)
        : ignore('no gate waits for an observation');
    default:
      return evaluateIfGated(state);
  }
}

/** The newest request for an environment is the one that is meant; asking for the same again is not a new one. */
function onAnotherRequest(state: Open, request: PromotionRequested): Effects {
  const { promotionId } = state;
  const { promotionId: other, environment } = request.data;
  if (other === promotionId || environment !== state.environment) return ignore('it is not about this environment');
  if (!isNewer(state, request)) return send({ command: 'supersede-promotion', promotionId: other, by: promotionId });
  return state.status === 'planning' || state.status === 'gated'
    ? send({ command: 'supersede-promotion', promotionId, by: other })
    : ignore('the newer one takes its place when its own intent is declared');
}

/** Whoever rejects a release ends what would bring it somewhere; what is authorised is stopped where it is declared. */
function onRejected(state: Open, { data: { environments, person, reason } }: ReleaseRejected): Effects {
  const { promotionId, environment, status } = state;
  if (environments !== undefined && !environments.includes(environment)) return ignore('it is rejected for elsewhere');
  if (status !== 'planning' && status !== 'gated') return ignore(`it is ${status} already`);
  return send({ command: 'fail-promotion', promotionId, reason: `the release was rejected by ${person}: ${reason}` });
}

function wakeFor({ data: { gates } }: PromotionGatesEvaluated): Effects {
  const at = nextInstant(gates);
  return at === undefined ? ignore('time alone changes no gate') : [{ do: 'wake', name: 'gates', at }];
}

function authorized(state: Open, { data: { authorization = 1 } }: PromotionAuthorized): Effects {
  if (!('planHash' in state)) return ignore('there is no plan to declare');
  const { promotionId, project, environment, releaseId, rollback, planHash, baseline, proposedIntent } = state;
  const plan = { planHash, baseline, proposedIntent, authorization, rollback };
  const intent = { promotionId, project, environment, releaseId, ...plan };
  return send({ command: 'declare-intent', ...intent });
}

/** What waits for its gates, or does again, gives way to something newer that only waited for it to go. */
function evaluateOrGiveWay({ promotionId, newer }: Open): Effects {
  return newer === undefined
    ? send({ command: 'evaluate-gates', promotionId })
    : send({ command: 'supersede-promotion', promotionId, by: newer });
}

/** What moved is planned again, and what is barred waits for its gates again; what cannot be planned or declared at all ends the promotion, and says why. */
function onRefused(state: Open, { command, code, facts }: Refused<PromotionProcessCommand>): Effects {
  const { promotionId, newer, turnedDown: times } = state;
  if (isOfAnother(state, command)) return ignore('another of its authorisations was turned down');
  const fails = (reason: string) => send({ command: 'fail-promotion', promotionId, reason });
  const hasMoved = isTurnedDown(command, code);
  if (hasMoved || isBarred(command, code)) {
    const turnedDown = authorizationOf(command) ?? true;
    if (newer !== undefined) return send({ command: 'supersede-promotion', promotionId, by: newer, turnedDown });
    if (!hasMoved || times < MAX_TURNED_DOWN) return send({ command: 'plan-promotion', promotionId, turnedDown });
    return fails(`its environment moved ${String(MAX_TURNED_DOWN)} times while its intent was to be declared`);
  }
  if (!endsIt.has(command.command)) return ignore(`${command.command} was refused: ${code}`);
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`);
  return fails(`${command.command} was refused: ${code}${told.length === 0 ? '' : ` (${told.join(', ')})`}`);
}

const endsIt: ReadonlySet<string> = new Set(['plan-promotion', 'evaluate-gates', 'declare-intent']);
