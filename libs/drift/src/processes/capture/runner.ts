import { ProposeOverlay } from '@ledgerline/environment';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { capture } from './process';

/** Proposed in the name of who captures, who therefore cannot approve it, and under the id that was promised to them. */
export const captureBinding: ProcessBinding = bindProcess(capture, (effect, cause) => {
  const { project, environment, findingId, changes, reason, person, proposalCommandId } = effect.capture;
  const inTheirName = { ...cause, commandId: proposalCommandId, actor: { kind: 'person' as const, id: person } };
  return new ProposeOverlay(inTheirName, project, environment, changes, reason, findingId);
});
