import { type Decision, refuse } from '@ledgerline/kernel';
import { AutomationResumed } from '../../events';
import type { Environment } from '../../state';
import type { ResumeAutomation } from './command';

export function resumeAutomation(
  { cause, project, environment, reason }: ResumeAutomation,
  state: Pick<Environment, 'paused'>,
): Decision<AutomationResumed, 'not-a-person'> {
  const { kind, id: person } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: person });
  return state.paused === undefined ? [] : [AutomationResumed({ project, environment, reason, person })];
}
