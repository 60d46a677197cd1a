import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn, isUndecided } from '../../decidable';
import { FindingEscalated } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { EscalateFinding } from './command';

/** Nothing, when it has another deadline by now or somebody has decided. `to` is the group that the project names. */
export function escalateFinding(
  command: EscalateFinding,
  to: string | undefined,
  state: Drift,
): Decision<FindingEscalated, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, deadline } = command;
  const { assignee, deadline: own, difference } = finding;
  if (!isUndecided(finding) || own?.at !== deadline || own.escalated) return [];
  return [
    FindingEscalated({
      ...{ project, environment, findingId, deadline, severity: difference.severity },
      ...(assignee !== undefined && { assignee }),
      ...(to !== undefined && { to }),
    }),
  ];
}
