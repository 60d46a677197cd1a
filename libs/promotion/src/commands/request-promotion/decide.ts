import { type Decision, type Refusal, refuse } from '@ledgerline/kernel';
import { PromotionRequested } from '../../events';
import type { GateInputs } from '../../gate-inputs';
import { isBlocking } from '../../gate-result';
import type { Admission } from '../../pipeline';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion, Standing } from '../../state';
import type { RequestPromotion } from './command';

/** What the ledger says about release and environment at the door. */
export interface RequestFacts {
  readonly promotionId: string;
  readonly release: { readonly id: string; readonly alias: string };
  readonly admits: Admission;
  readonly standing: Standing;
  /** What the environment is declared to be, and whether its rollout failed; absent before its first intent. */
  readonly declared?: { readonly releaseId: string; readonly alias: string; readonly failed: boolean };
  /** When the release was cut. */
  readonly cutAt?: string;
  /** Whether the release was ever declared there. */
  readonly wasThere?: boolean;
  readonly rejection?: GateInputs['rejection'];
  /** Why nothing is promoted there by itself, and whether what is declared there is newer; for what nobody asks for. */
  readonly paused?: string | undefined;
  readonly isOlder?: boolean;
}

/**
 * A release that the environment cannot admit is turned down here, before anybody spends time on it; everything else
 * that it still lacks is waited for. It may be requested for several environments at once.
 */
export function requestPromotion(
  command: RequestPromotion,
  facts: RequestFacts,
  promotion: Promotion,
): Decision<PromotionRequested, PromotionRefusal> {
  if (promotion.status !== 'unknown') return [];
  const turnedDown = rejected(facts) ?? unasked(command, facts) ?? misplaced(command, facts);
  if (turnedDown !== undefined) return turnedDown;
  const { cause, project, environment, reason, kind, automatic } = command;
  const { promotionId, release, cutAt } = facts;
  return [
    PromotionRequested({
      ...{ promotionId, project, environment, releaseId: release.id, alias: release.alias },
      ...{ requester: cause.actor.id, reason },
      ...(kind !== undefined && { kind }),
      ...(automatic && { automatic }),
      ...(cutAt !== undefined && { cutAt }),
    }),
  ];
}

type TurnedDown = Refusal<PromotionRefusal> | undefined;

function rejected({ release, rejection }: RequestFacts): TurnedDown {
  return rejection && refuse('release-rejected', { release: release.alias, ...rejection }, '/release');
}

/** What nobody asks for goes forward only, and not while somebody wants it to wait. */
function unasked(
  { environment, automatic }: RequestPromotion,
  { paused, isOlder, release, declared }: RequestFacts,
): TurnedDown {
  if (!automatic) return undefined;
  if (paused !== undefined) return refuse('automation-paused', { environment, reason: paused });
  if (isOlder !== true) return undefined;
  return refuse('older-than-declared', { release: release.alias, declared: declared?.alias ?? '', environment });
}

function misplaced({ environment, kind }: RequestPromotion, facts: RequestFacts): TurnedDown {
  const { release, declared } = facts;
  const isThere = declared?.releaseId === release.id;
  if (kind === 'retry') {
    return isThere && declared.failed ? undefined : refuse('nothing-to-retry', { environment, release: release.alias });
  }
  if (isThere) return refuse('already-declared', { environment, release: release.alias });
  if (kind !== 'rollback') return notAdmitted(environment, facts);
  return facts.wasThere === true
    ? undefined
    : refuse('never-there', { release: release.alias, environment }, '/release');
}

function notAdmitted(environment: string, { release, admits, standing }: RequestFacts): TurnedDown {
  const reached = standing.get(admits.state);
  if (admits.in === undefined || reached?.status === 'reached') return undefined;
  const lacking = reached?.gates.filter(isBlocking).map(({ because }) => because) ?? [];
  const missing = lacking.length > 0 ? lacking.join('; ') : `${release.alias} has not converged in ${admits.in} yet`;
  const facts = { release: release.alias, environment, state: admits.state, in: admits.in, missing };
  return refuse('not-admitted', facts, '/release');
}
