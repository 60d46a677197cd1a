import type { Effect } from '@ledgerline/kernel';
import type { PromotionProcessCommand } from './commands';
import type { Open } from './state';

type Effects = readonly Effect<PromotionProcessCommand>[];

export function ignore(because: string): Effects {
  return [{ do: 'ignore', because }];
}

export function send(...commands: readonly PromotionProcessCommand[]): Effects {
  return commands.map((command) => ({ do: 'send', command }));
}

export function evaluateIfGated({ status, promotionId }: Open): Effects {
  if (status === 'gated') return send({ command: 'evaluate-gates', promotionId });
  return ignore(`no gate is waited for while it is ${status}`);
}

export function planIfGated({ status, promotionId }: Open): Effects {
  if (status === 'gated') return send({ command: 'plan-promotion', promotionId });
  return ignore(`the plan is not open while it is ${status}`);
}
