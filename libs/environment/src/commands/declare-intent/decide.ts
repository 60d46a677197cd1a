import type { Decision } from '@ledgerline/kernel';
import { contentDigest, Refusal, refuse } from '@ledgerline/kernel';
import { IntentDeclared } from '../../events';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { OverlayRefusal } from '../../overlay/resolve-overlay';
import { resolveOverlay } from '../../overlay/resolve-overlay';
import type { Environment } from '../../state';
import type { DeclareIntent } from './command';

type DeclarationRefusal = OverlayRefusal | 'baseline-moved' | 'no-such-release' | 'plan-moved';

export function declareIntent(
  command: DeclareIntent,
  state: Environment,
  facts: OverlayFacts,
): Decision<IntentDeclared, DeclarationRefusal> {
  const { project, environment, promotionId, planHash, releaseId, proposedIntent } = command;
  if (state.promotions.has(promotionId)) return [];
  const moved = movedBaseline(command, state);
  if (moved !== undefined) return moved;

  const document = resolveOverlay(project, environment, state.overlay, facts);
  if (document instanceof Refusal) return document;
  if (document === undefined) return refuse('no-such-release', { release: releaseId, project });
  const intentHash = contentDigest(document);
  if (intentHash !== proposedIntent) return refuse('plan-moved', { approved: proposedIntent, current: intentHash });

  const intentRevision = (state.intent?.intentRevision ?? 0) + 1;
  const because = { promotionId, planHash };
  return [IntentDeclared({ project, environment, intentRevision, intentHash, document, because })];
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
