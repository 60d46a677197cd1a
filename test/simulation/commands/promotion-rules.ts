/** The ends of a promotion. */
export const over: ReadonlySet<string> = new Set(['completed', 'failed', 'aborted', 'superseded']);

/** One promotion as the rules know it. */
export interface PromotionRules {
  status: string;
  readonly requester: string | undefined;
  readonly kind: 'rollback' | 'retry' | undefined;
  plan: string | undefined;
  first: string | undefined;
  /** Who brought the values of the environment that the plan brings. */
  proposers: readonly string[];
  /** By person: whether they said why. */
  readonly approvers: Map<string, boolean>;
  /** One of its authorisations was taken back before it was declared. */
  isWithheld: boolean;
  hasDeclared: boolean;
  glass: Glass | undefined;
  review: 'none' | 'owed' | 'written';
  intentRevision: number;
}

interface Glass {
  readonly status: 'asked' | 'broken';
  readonly plan: string | undefined;
  readonly by: string;
  readonly until: number;
}

export function promotionUnknown(): PromotionRules {
  return Object.assign(promotionAsked(undefined, undefined), { status: 'unknown' });
}

export function promotionAsked(requester: string | undefined, kind: PromotionRules['kind']): PromotionRules {
  return {
    status: 'requested',
    requester,
    kind,
    plan: undefined,
    first: undefined,
    proposers: [],
    approvers: new Map(),
    isWithheld: false,
    hasDeclared: false,
    glass: undefined,
    review: 'none',
    intentRevision: 0,
  };
}
