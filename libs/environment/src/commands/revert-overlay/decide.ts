import type { Decision } from '@ledgerline/kernel';
import { Refusal, refuse } from '@ledgerline/kernel';
import type { OverlayProposed } from '../../events';
import { isSame, member } from '../../intent/json';
import { overlayAt } from '../../overlay/overlay-at';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { ProposalRefusal } from '../../overlay/propose-changes';
import { proposeChanges } from '../../overlay/propose-changes';
import type { Environment, Overlay } from '../../state';
import type { RevertOverlay } from './command';

export function revertOverlay(
  command: RevertOverlay,
  state: Environment,
  facts: OverlayFacts,
): Decision<OverlayProposed, ProposalRefusal | 'no-such-overlay-version'> {
  const { cause, project, environment, version, reason } = command;
  const earlier = overlayAt(state, version);
  if (earlier === undefined) {
    return refuse('no-such-overlay-version', { environment, version, current: state.overlay.version }, '/version');
  }
  const changes = wayBack(state.overlay, earlier);
  const decision = proposeChanges({ cause, project, environment, changes, reason, reverts: version }, state, facts);
  return decision instanceof Refusal ? new Refusal(decision.code, decision.facts, '/version') : decision;
}

/** What was then, by key, where it is something else now; null for what was not there. */
function wayBack({ values }: Overlay, { values: earlier }: Overlay): Record<string, unknown> {
  const keys = [...new Set([...Object.keys(values), ...Object.keys(earlier)])];
  const differing = keys.filter((key) => !isSame(member(values, key), member(earlier, key)));
  return Object.fromEntries(differing.map((key) => [key, member(earlier, key) ?? null]));
}
