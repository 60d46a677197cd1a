import type { Refused } from '@ledgerline/kernel';
import { isEnding } from '../../endings';
import type { PromotionPlanned, PromotionRequested } from '../../events';
import type { IntentDeclared } from '../../foreign-events';
import type { PromotionProcessCommand } from './commands';
import type { PromotionProcessInput } from './inputs';
import type { Known, KnownPlan, Open, PromotionProcessState } from './state';

const moved: ReadonlySet<string> = new Set(['baseline-moved', 'plan-moved']);
const barred: ReadonlySet<string> = new Set(['authorization-withdrawn', 'frozen']);

/** Whether the environment turned the intent down because something had moved since it was planned. */
export function isTurnedDown(command: PromotionProcessCommand, code: string): boolean {
  return command.command === 'declare-intent' && moved.has(code);
}

/** Whether the plan stands, but what it was authorised on does not any more. */
export function isBarred(command: PromotionProcessCommand, code: string): boolean {
  return command.command === 'declare-intent' && barred.has(code);
}

/** The authorisation that was to be declared, where that is what was wanted. */
export function authorizationOf(command: PromotionProcessCommand): number | undefined {
  return command.command === 'declare-intent' ? command.authorization : undefined;
}

/** Whether it was for an earlier authorisation than the one that is on its way now. */
export function isOfAnother(state: Open, command: PromotionProcessCommand): boolean {
  const authorization = authorizationOf(command);
  return state.status === 'authorized' && authorization !== undefined && authorization !== state.authorization;
}

/** The same object when the input changes nothing that is remembered. */
export function evolve(state: PromotionProcessState, input: PromotionProcessInput): PromotionProcessState {
  if (state.status === 'over') return state;
  if (state.status === 'none') return input.type === 'promotion.requested' ? requested(input) : state;
  return isEnding(input) ? { status: 'over' } : evolveOpen(state, input);
}

function evolveOpen(state: Open, input: PromotionProcessInput): PromotionProcessState {
  switch (input.type) {
    case 'promotion.requested':
      return isNewer(state, input) ? { ...state, newer: input.data.promotionId } : state;
    case 'promotion.planned':
      return planned(state, input);
    case 'promotion.gates-evaluated': {
      const openGates = input.data.gates.filter(({ holds }) => !holds).map(({ gate }) => gate);
      return state.status === 'gated' ? { ...state, openGates } : state;
    }
    case 'promotion.authorized':
      return state.status === 'gated'
        ? { ...state, status: 'authorized', authorization: input.data.authorization ?? 1 }
        : state;
    case 'promotion.approval-revoked':
      return 'planHash' in state ? gated(state, state) : state;
    case 'refused':
      return refused(state, input);
    case 'intent.declared':
      return isBecauseOf(state, input)
        ? { status: 'rolling-out', ...knownOf(state), intentRevision: input.data.intentRevision }
        : state;
    default:
      return state;
  }
}

/** A request for another release in the same environment; not one for an older release that nobody made. */
export function isNewer(state: Open, { data }: PromotionRequested): boolean {
  const { promotionId, environment, releaseId, automatic, cutAt } = data;
  if (promotionId === state.promotionId || environment !== state.environment) return false;
  const isOlder = cutAt !== undefined && state.cutAt !== undefined && cutAt < state.cutAt;
  return releaseId !== state.releaseId && !(automatic && isOlder);
}

export function isBecauseOf({ promotionId }: Open, { data: { because } }: IntentDeclared): boolean {
  return 'promotionId' in because && because.promotionId === promotionId;
}

function refused(state: Open, { command, code }: Refused<PromotionProcessCommand>): PromotionProcessState {
  if (!isTurnedDown(command, code) || isOfAnother(state, command)) return state;
  return { status: 'planning', ...knownOf(state), turnedDown: state.turnedDown + 1 };
}

function requested({ data }: PromotionRequested): PromotionProcessState {
  const { promotionId, project, environment, releaseId, kind, cutAt } = data;
  const known = { promotionId, project, environment, releaseId, rollback: kind === 'rollback' };
  return { status: 'planning', ...known, ...(cutAt !== undefined && { cutAt }), upstream: [], turnedDown: 0 };
}

function planned(state: Open, { data: { plan, planHash, upstream } }: PromotionPlanned): PromotionProcessState {
  const { baseline, proposedIntent } = plan;
  return gated({ ...knownOf(state), upstream }, { planHash, baseline, proposedIntent });
}

function gated(known: Known, plan: Omit<KnownPlan, 'openGates'>): PromotionProcessState {
  const { planHash, baseline, proposedIntent } = plan;
  return { status: 'gated', ...knownOf(known), planHash, baseline, proposedIntent, openGates: [] };
}

function knownOf({
  promotionId,
  project,
  environment,
  releaseId,
  rollback,
  cutAt,
  upstream,
  turnedDown,
  newer,
}: Known): Known {
  const known = { promotionId, project, environment, releaseId, rollback, upstream, turnedDown };
  return { ...known, ...(cutAt !== undefined && { cutAt }), ...(newer !== undefined && { newer }) };
}
