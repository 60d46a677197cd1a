import type { Aliases, Involvement, Word } from '@ledgerline/kernel';
import type { AskedQuorum } from './asked-quorum';
import type { GateResult } from './gate-result';
import type { Plan } from './plan';

/** What was asked for; fixed for the promotion's whole life. */
export interface Request {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly requester: string;
  /** An earlier release comes back, or what failed to roll out is declared once more; absent for any other. */
  readonly kind?: 'rollback' | 'retry';
  /** Nobody asked: it was ready. */
  readonly automatic?: true;
  /** How often it was authorised so far. */
  readonly authorizations: number;
  /** The last time that somebody wanted its gates broken. */
  readonly glass?: Glass;
}

/** Gates that two people break for one plan of one promotion, and until when. */
export interface Glass {
  readonly status: 'asked' | 'broken';
  readonly planHash: string;
  /** Who asked, and who agreed. */
  readonly people: readonly string[];
  readonly reason: string;
  /** RFC 3339, UTC: until when somebody may agree, or until when it is broken. */
  readonly until: string;
  /** Of what was broken last, also when somebody asks again: whether it was written down what it was about. */
  readonly review: 'none' | 'owed' | 'written';
}

/** The plan in force and everything that is bound to its hash. */
export interface Planned {
  readonly planHash: string;
  readonly plan: Plan;
  /** Whose word its gates ask for. */
  readonly quorums: readonly AskedQuorum[];
  /** Other name to the person behind it. */
  readonly people: Aliases;
  /** By person. */
  readonly approvals: ReadonlyMap<string, Word>;
  readonly involved: readonly Involvement[];
  /** As last evaluated; empty before that. */
  readonly gates: readonly GateResult[];
  /** The state that is reached by this promotion; absent when the environment admits one that is reached elsewhere. */
  readonly reaches?: string;
}

/** That every gate held, and by which policy on which inputs. */
interface Authorization {
  /** Counts the promotion's authorisations from 1. */
  readonly number: number;
  readonly policyHash: string;
  readonly inputHash: string;
  readonly gates: readonly GateResult[];
  readonly reaches?: string;
}

/** Which of its authorisations an environment turned down; true where that was recorded before they were counted. */
export type TurnedDown = number | boolean;

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

/** Whether it is this authorisation that the environment turned down, and not an earlier one. */
export function wasTurnedDown(
  { authorization }: Extract<Promotion, { status: 'authorized' }>,
  turnedDown: TurnedDown,
): boolean {
  return turnedDown === true || turnedDown === authorization.number;
}

export function isClosed(promotion: Promotion): promotion is Extract<Promotion, { status: ClosedStatus }> {
  const { status } = promotion;
  return status === 'completed' || status === 'failed' || status === 'aborted' || status === 'superseded';
}
