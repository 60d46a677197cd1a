import type { Cause, Decision } from '@ledgerline/kernel';
import { canonicalJson, deriveId, Refusal, refuse } from '@ledgerline/kernel';
import { OverlayProposed } from '../events';
import { inOrder, isSame, pointerTo } from '../intent/json';
import { secretUnder } from '../intent/secret-under';
import type { EnvironmentRefusal } from '../refusals';
import type { Environment, Overlay } from '../state';
import type { OverlayChanges } from './next-overlay';
import { nextOverlay } from './next-overlay';
import type { OverlayFacts } from './overlay-facts';
import type { OverlayRefusal } from './resolve-overlay';
import { resolveOverlay } from './resolve-overlay';

export type ProposalRefusal = Extract<
  EnvironmentRefusal,
  | OverlayRefusal
  | 'overlay-key-not-set'
  | 'overlay-too-large'
  | 'overlay-unchanged'
  | 'overlay-value-too-large'
  | 'secret-in-value'
  | 'too-many-proposals'
>;

/** What somebody wants an overlay to be. */
export interface WantedChanges {
  readonly cause: Cause;
  readonly project: string;
  readonly environment: string;
  readonly changes: OverlayChanges;
  readonly reason: string;
  readonly findingId?: string | undefined;
  readonly reverts?: number | undefined;
}

const MAX_VALUE_BYTES = 8192;
/** An intent holds the overlay's values twice, beside a release; all of it has to fit into one append. */
const MAX_OVERLAY_BYTES = 131_072;
/** Proposals that wait in one environment; whichever comes into force may supersede all the others at once. */
const MAX_OPEN = 200;

/** The id of the proposal that this command makes. */
export function proposalIdOf({ cause }: { readonly cause: Cause }): string {
  return deriveId(cause.commandId, 'overlay-proposal');
}

/** Pointers of refusals go into `/changes`. */
export function proposeChanges(
  wanted: WantedChanges,
  { overlay, proposals }: Environment,
  facts: OverlayFacts,
): Decision<OverlayProposed, ProposalRefusal> {
  const { project, environment, changes, reason, findingId, reverts, cause } = wanted;
  const impossible = impossibleChange(wanted, overlay);
  if (impossible !== undefined) return impossible;

  const next = nextOverlay(overlay, changes);
  const resolved = resolveOverlay(project, environment, next, facts);
  if (resolved instanceof Refusal) return pointed(resolved, changes);
  if (isSame(next.values, overlay.values)) return refuse('overlay-unchanged', { environment }, '/changes');
  const bytes = Buffer.byteLength(canonicalJson(next.values));
  if (bytes > MAX_OVERLAY_BYTES) return refuse('overlay-too-large', { environment, bytes, limit: MAX_OVERLAY_BYTES });
  const open = [...proposals.values()].filter(({ status }) => status === 'open').length;
  if (open >= MAX_OPEN) return refuse('too-many-proposals', { environment, limit: MAX_OPEN });
  return [
    OverlayProposed({
      project,
      environment,
      proposalId: proposalIdOf(wanted),
      baseVersion: overlay.version,
      changes: { ...changes },
      reason,
      proposer: cause.actor.id,
      ...(findingId !== undefined && { findingId }),
      ...(reverts !== undefined && { reverts }),
    }),
  ];
}

function impossibleChange(
  { environment, changes }: WantedChanges,
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
    const secret = secretUnder(key, value);
    if (secret !== undefined) return new Refusal(secret.code, secret.facts, `${pointer}${secret.pointer ?? ''}`);
  }
  return undefined;
}

/** Points to the value that is to blame, if it is one of those that were sent. */
function pointed(refusal: Refusal<OverlayRefusal>, changes: OverlayChanges): Refusal<OverlayRefusal> {
  const { code, facts } = refusal;
  const blamed = [facts.key, facts.other].find((key) => key !== undefined && Object.hasOwn(changes, key));
  return blamed === undefined ? refusal : new Refusal(code, facts, pointerTo('changes', blamed));
}
