import type { GateResult } from './gate-result';
import type { Plan } from './plan';

/** What was asked for; fixed for the promotion's whole life. */
export interface Request {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly requester: string;
}

/** The plan in force and everything that is bound to its hash. */
export interface Planned {
  readonly planHash: string;
  readonly plan: Plan;
  /** The groups whose word its gates ask for. */
  readonly groups: readonly string[];
  /** By person: the groups that their word counts for. */
  readonly approvals: ReadonlyMap<string, readonly string[]>;
  readonly involved: readonly Involvement[];
  /** As last evaluated; empty before that. */
  readonly gates: readonly GateResult[];
  /** The state that is reached by this promotion; absent when the environment admits one that is reached elsewhere. */
  readonly reaches?: string;
}

/** That every gate held, and by which policy on which inputs. */
interface Authorization {
  readonly policyHash: string;
  readonly inputHash: string;
  readonly gates: readonly GateResult[];
  readonly reaches?: string;
}

/** A part in what is promoted: `author`, `cutter`, `requester`, `overlay-proposer`. */
export interface Involvement {
  readonly person: string;
  readonly as: string;
}

export type ClosedStatus = 'completed' | 'failed' | 'aborted' | 'superseded';

/** What decisions about a promotion need to know; nothing that only a screen shows. */
export type Promotion =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'requested' } & Request)
  | ({ readonly status: 'gated' } & Request & Planned)
  | ({ readonly status: 'authorized'; readonly authorization: Authorization } & Request & Planned)
  | ({
      readonly status: 'rolling-out';
      readonly intentRevision: number;
      readonly authorization?: Authorization;
    } & Request &
      Planned)
  | ({ readonly status: ClosedStatus; readonly authorization?: Authorization } & Request);

/** Whether a release has reached a state; until then, what its gates said last. */
type StateStanding =
  { readonly status: 'reached' } | { readonly status: 'pending'; readonly gates: readonly GateResult[] };

/** How far a release has come in its pipeline, by state. */
export type Standing = ReadonlyMap<string, StateStanding>;

export function isClosed(promotion: Promotion): promotion is Extract<Promotion, { status: ClosedStatus }> {
  const { status } = promotion;
  return status === 'completed' || status === 'failed' || status === 'aborted' || status === 'superseded';
}
