import { type Decision, refuse } from '@ledgerline/kernel';
import { AutomationPaused } from '../../events';
import type { Environment } from '../../state';
import type { PauseAutomation } from './command';

export function pauseAutomation(
  { cause, project, environment, reason }: PauseAutomation,
  state: Pick<Environment, 'paused'>,
): Decision<AutomationPaused, 'not-a-person'> {
  const { kind, id: person } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: person });
  return state.paused !== undefined ? [] : [AutomationPaused({ project, environment, reason, person })];
}
