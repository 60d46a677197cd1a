import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import { FindingClosed } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift, Finding } from '../../state';
import type { CloseFinding } from './command';

export function closeFinding(command: CloseFinding, state: Drift): Decision<FindingClosed, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, observationId, declared } = command;
  const endedByException = finding.status === 'excepted' && finding.settled === true;
  if (finding.status === 'closed' || (endedByException && !declared)) return [];
  const as = declared ? 'captured' : becameOf(finding);
  return [FindingClosed({ project, environment, findingId, observationId, as })];
}

function becameOf({ status }: Finding) {
  if (status === 'revert-requested') return 'reverted';
  return status === 'excepted' ? 'excepted' : 'gone';
}
