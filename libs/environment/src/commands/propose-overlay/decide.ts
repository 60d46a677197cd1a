import type { Decision } from '@ledgerline/kernel';
import { canonicalJson, deriveId, Refusal, refuse } from '@ledgerline/kernel';
import { OverlayProposed } from '../../events';
import { inOrder, isSame, pointerTo } from '../../intent/json';
import { nextOverlay } from '../../overlay/next-overlay';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { OverlayRefusal } from '../../overlay/resolve-overlay';
import { resolveOverlay } from '../../overlay/resolve-overlay';
import type { EnvironmentRefusal } from '../../refusals';
import type { Environment, Overlay } from '../../state';
import type { ProposeOverlay } from './command';

type ProposalRefusal = Extract<
  EnvironmentRefusal,
  OverlayRefusal | 'overlay-key-not-set' | 'overlay-unchanged' | 'overlay-value-too-large'
>;

const MAX_VALUE_BYTES = 8192;

/** The id of the proposal that this command makes. */
export function proposalIdOf({ cause }: Pick<ProposeOverlay, 'cause'>): string {
  return deriveId(cause.commandId, 'overlay-proposal');
}

export function proposeOverlay(
  command: ProposeOverlay,
  { overlay }: Environment,
  facts: OverlayFacts,
): Decision<OverlayProposed, ProposalRefusal> {
  const { project, environment, changes, reason, findingId, cause } = command;
  const impossible = impossibleChange(command, overlay);
  if (impossible !== undefined) return impossible;

  const next = nextOverlay(overlay, changes);
  const resolved = resolveOverlay(project, environment, next, facts);
  if (resolved instanceof Refusal) return pointed(resolved, command);
  if (isSame(next.values, overlay.values)) return refuse('overlay-unchanged', { environment }, '/changes');
  return [
    OverlayProposed({
      project,
      environment,
      proposalId: proposalIdOf(command),
      baseVersion: overlay.version,
      changes: { ...changes },
      reason,
      proposer: cause.actor.id,
      ...(findingId !== undefined && { findingId }),
    }),
  ];
}

function impossibleChange(
  { environment, changes }: ProposeOverlay,
  { values }: Overlay,
): Refusal<ProposalRefusal> | undefined {
  for (const [key, value] of Object.entries(changes).sort(([one], [other]) => inOrder(one, other))) {
    const pointer = pointerTo('changes', key);
    if (value === null && !Object.hasOwn(values, key))
      return refuse('overlay-key-not-set', { environment, key }, pointer);
    const bytes = Buffer.byteLength(canonicalJson(value));
    if (bytes > MAX_VALUE_BYTES) {
      return refuse('overlay-value-too-large', { key, bytes, limit: MAX_VALUE_BYTES }, pointer);
    }
  }
  return undefined;
}

/** Points to the value that is to blame, if it is one of those that were sent. */
function pointed(refusal: Refusal<OverlayRefusal>, { changes }: ProposeOverlay): Refusal<OverlayRefusal> {
  const { code, facts } = refusal;
  const blamed = [facts.key, facts.other].find((key) => key !== undefined && Object.hasOwn(changes, key));
  return blamed === undefined ? refusal : new Refusal(code, facts, pointerTo('changes', blamed));
}
