import { text } from './events';

export interface ModelPromotion {
  readonly id: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly requester: string;
  planHash: string | undefined;
  baseline: { readonly intentRevision: number; readonly overlayVersion: number };
  proposedIntent: string;
  readonly approvers: Set<string>;
  /** Who brought what the plan brings. */
  proposers: ReadonlySet<string>;
  status: 'requested' | 'gated' | 'authorized' | 'rolling-out' | 'over';
  intentRevision: number;
  /** Gates that somebody wants broken, or two people broke, for which plan and until when. */
  glass: Glass | undefined;
  /** All of its gates hold, so that its authorisation has to be the next event. */
  holds: boolean;
  /** Something stands in its stream that nobody can fold: what it was is not judged any more. */
  poisoned: boolean;
}

interface Glass {
  readonly isBroken: boolean;
  readonly person: string;
  readonly planHash: string;
  readonly until: number;
}

export function promotionRequested(data: Readonly<Record<string, unknown>>, requester: string): ModelPromotion {
  return {
    id: text(data, 'promotionId'),
    environment: text(data, 'environment'),
    releaseId: text(data, 'releaseId'),
    requester,
    planHash: undefined,
    baseline: { intentRevision: 0, overlayVersion: 0 },
    proposedIntent: '',
    approvers: new Set(),
    proposers: new Set(),
    status: 'requested',
    intentRevision: 0,
    glass: undefined,
    holds: false,
    poisoned: false,
  };
}
