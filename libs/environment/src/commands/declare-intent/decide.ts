import type { Decision } from '@ledgerline/kernel';
import { contentDigest, Refusal, refuse } from '@ledgerline/kernel';
import { AutomationPaused, IntentDeclared } from '../../events';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { OverlayRefusal } from '../../overlay/resolve-overlay';
import { resolveOverlay } from '../../overlay/resolve-overlay';
import type { Environment } from '../../state';
import { authorizationKey } from '../../state';
import type { DeclareIntent } from './command';

type DeclarationRefusal =
  OverlayRefusal | 'authorization-withdrawn' | 'baseline-moved' | 'no-such-release' | 'plan-moved';

export function declareIntent(
  command: DeclareIntent,
  state: Environment,
  facts: OverlayFacts,
): Decision<IntentDeclared | AutomationPaused, DeclarationRefusal> {
  const { project, environment, promotionId, planHash, releaseId, proposedIntent } = command;
  if (state.promotions.has(promotionId)) return [];
  if (isWithheld(command, state)) return refuse('authorization-withdrawn', { promotionId });
  const moved = movedBaseline(command, state);
  if (moved !== undefined) return moved;

  const document = resolveOverlay(project, environment, state.overlay, facts);
  if (document instanceof Refusal) return document;
  if (document === undefined) return refuse('no-such-release', { release: releaseId, project });
  const intentHash = contentDigest(document);
  if (intentHash !== proposedIntent) return refuse('plan-moved', { approved: proposedIntent, current: intentHash });

  const intentRevision = (state.intent?.intentRevision ?? 0) + 1;
  const because = { promotionId, planHash };
  const declared = IntentDeclared({ project, environment, intentRevision, intentHash, document, because });
  if (!command.rollback || state.paused !== undefined) return [declared];
  const reason = `rolled back to ${document.release.alias}`;
  return [declared, AutomationPaused({ project, environment, reason, promotionId })];
}

function isWithheld({ promotionId, authorization }: DeclareIntent, { withheld }: Environment): boolean {
  return authorization !== undefined && withheld.has(authorizationKey(promotionId, authorization));
}

function movedBaseline(
  { environment, baseline: { intentRevision, overlayVersion } }: DeclareIntent,
  { intent, overlay }: Environment,
): Refusal<'baseline-moved'> | undefined {
  const present = intent?.intentRevision ?? 0;
  if (present === intentRevision && overlay.version === overlayVersion) return undefined;
  const current = `intent ${String(present)} and overlay ${String(overlay.version)}`;
  return refuse('baseline-moved', { environment, intentRevision, overlayVersion, current });
}
