import type { Cause } from '@ledgerline/kernel';
import { bindProcess } from '@ledgerline/platform/ledger';
import { CompletePromotion } from '../../commands/complete-promotion/command';
import { DeclarePlanned } from '../../commands/declare-planned/command';
import { EvaluateGates } from '../../commands/evaluate-gates/command';
import { FailPromotion } from '../../commands/fail-promotion/command';
import { PlanPromotion } from '../../commands/plan-promotion/command';
import { ReachState } from '../../commands/reach-state/command';
import { RecordRollingOut } from '../../commands/record-rolling-out/command';
import { SupersedePromotion } from '../../commands/supersede-promotion/command';
import type { IntentToDeclare, PromotionProcessCommand } from './commands';
import { promotionProcess } from './process';

/** The promotion process with the commands of the bus that it sends. */
export const promotionBinding = bindProcess(promotionProcess, toCommand);

function toCommand(effect: PromotionProcessCommand, cause: Cause) {
  const { promotionId } = effect;
  switch (effect.command) {
    case 'plan-promotion':
      return new PlanPromotion(cause, promotionId, effect.turnedDown);
    case 'evaluate-gates':
      return new EvaluateGates(cause, promotionId);
    case 'declare-intent':
      return declarePlanned(effect, cause);
    case 'reach-state':
      return new ReachState(cause, promotionId, effect.project, effect.releaseId);
    case 'record-rolling-out':
      return new RecordRollingOut(cause, promotionId, effect.intentRevision, effect.intentHash);
    case 'complete-promotion':
      return new CompletePromotion(cause, promotionId, effect.intentRevision);
    case 'fail-promotion':
      return new FailPromotion(cause, promotionId, effect.reason);
    case 'supersede-promotion':
      return new SupersedePromotion(cause, promotionId, effect.by, effect.turnedDown);
  }
}

function declarePlanned(intent: IntentToDeclare, cause: Cause): DeclarePlanned {
  const { promotionId, authorization, rollback = false, ...plan } = intent;
  return new DeclarePlanned(cause, promotionId, plan, authorization, rollback);
}
