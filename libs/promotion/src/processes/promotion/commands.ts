import type { Plan } from '../../plan';
import type { TurnedDown } from '../../state';

/** What the promotion process wants done. */
export type PromotionProcessCommand =
  | {
      readonly command: 'plan-promotion';
      readonly promotionId: string;
      /** Its environment turned down this authorisation. */
      readonly turnedDown?: TurnedDown;
    }
  | { readonly command: 'evaluate-gates'; readonly promotionId: string }
  | ({ readonly command: 'declare-intent' } & IntentToDeclare)
  | {
      readonly command: 'reach-state';
      readonly promotionId: string;
      readonly project: string;
      readonly releaseId: string;
    }
  | {
      readonly command: 'record-rolling-out';
      readonly promotionId: string;
      readonly intentRevision: number;
      readonly intentHash: string;
    }
  | { readonly command: 'complete-promotion'; readonly promotionId: string; readonly intentRevision: number }
  | { readonly command: 'fail-promotion'; readonly promotionId: string; readonly reason: string }
  | {
      readonly command: 'supersede-promotion';
      readonly promotionId: string;
      readonly by: string;
      /** Its environment turned down this authorisation. */
      readonly turnedDown?: TurnedDown;
    };

/** The plan that was authorised, as far as the environment re-checks it. */
export interface IntentToDeclare {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly planHash: string;
  readonly baseline: Plan['baseline'];
  readonly proposedIntent: string;
  /** Absent in what was recorded before there were several. */
  readonly authorization?: number;
  readonly rollback?: boolean;
}
