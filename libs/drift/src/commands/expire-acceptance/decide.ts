import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import type { Difference } from '../../difference';
import { FindingAcceptanceExpired } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { ExpireAcceptance } from './command';

/** By when somebody has to decide about what is drift since an instant; undefined where nobody has to. */
export type DueFrom = (difference: Difference, at: string) => string | undefined;

/** Nothing, when another acceptance has taken its place. */
export function expireAcceptance(
  command: ExpireAcceptance,
  dueFrom: DueFrom,
  state: Drift,
): Decision<FindingAcceptanceExpired, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, exceptionId } = command;
  const { acceptance, difference, settled } = finding;
  if (acceptance?.exceptionId !== exceptionId) return [];
  const deadline = settled === true ? undefined : dueFrom(difference, acceptance.until);
  const due = deadline !== undefined && { deadline };
  return [FindingAcceptanceExpired({ project, environment, findingId, exceptionId, ...due })];
}
