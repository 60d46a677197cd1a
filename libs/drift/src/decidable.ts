import type { Actor } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import type { Drift, Finding } from './state';

/** Whose fate is decided, and by whom. */
interface Deciding {
  readonly environment: string;
  readonly findingId: string;
  readonly cause: { readonly actor: Actor };
}

export function findingIn({ findings }: Drift, { environment, findingId }: Omit<Deciding, 'cause'>) {
  return findings.get(findingId) ?? refuse('no-such-finding', { findingId, environment });
}

/** The finding, if a person decides about it and there is still something to decide. */
export function decidable(state: Drift, { cause: { actor }, ...which }: Deciding) {
  if (actor.kind !== 'person') return refuse('people-decide', { principal: actor.id });
  const finding: Finding | Refusal<'no-such-finding'> = findingIn(state, which);
  if (finding instanceof Refusal || finding.status !== 'closed') return finding;
  return refuse('finding-closed', { findingId: finding.findingId });
}

/** Whether it is as open as when it was found: taken up perhaps, but neither over nor excepted. */
export function isUndecided({ status }: Finding): boolean {
  return status !== 'closed' && status !== 'excepted';
}
