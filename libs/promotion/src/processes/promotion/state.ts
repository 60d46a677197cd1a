import type { Plan } from '../../plan';

/** What the process remembers of its promotion; `over` for good. */
export type PromotionProcessState =
  | { readonly status: 'none' }
  | ({ readonly status: 'planning' } & Known)
  | ({ readonly status: 'gated' } & Known & KnownPlan)
  | ({ readonly status: 'authorized'; readonly authorization: number } & Known & KnownPlan)
  | ({ readonly status: 'rolling-out'; readonly intentRevision: number } & Known)
  | { readonly status: 'over' };

export type Open = Exclude<PromotionProcessState, { status: 'none' | 'over' }>;

export interface Known {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  /** An earlier release comes back. */
  readonly rollback: boolean;
  /** When its release was cut; absent in what was recorded before that was told. */
  readonly cutAt?: string;
  /** Environments beside its own whose state its gates look at. */
  readonly upstream: readonly string[];
  /** How often its environment turned it down because something had moved. */
  readonly turnedDown: number;
  /** A promotion of another release that was requested for its environment after it. */
  readonly newer?: string;
}

export interface KnownPlan {
  readonly planHash: string;
  readonly baseline: Plan['baseline'];
  readonly proposedIntent: string;
  /** Names of the gates that did not hold when they were evaluated last. */
  readonly openGates: readonly string[];
}
