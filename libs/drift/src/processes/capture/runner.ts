import { ProposeOverlay } from '@ledgerline/environment';
import type { Cause } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { EndCapture } from '../../commands/end-capture/command';
import type { CaptureEffect } from './process';
import { capture } from './process';

/** Proposed in the name of who captures, who therefore cannot approve it, and under the id that was promised to them. */
function command(effect: CaptureEffect, cause: Cause) {
  const { project, environment, findingId, changes, reason, person, proposalCommandId, proposalId } = effect.capture;
  if (effect.command === 'end-capture') {
    return new EndCapture(cause, project, environment, findingId, proposalId, effect.because);
  }
  const inTheirName = { ...cause, commandId: proposalCommandId, actor: { kind: 'person' as const, id: person } };
  return new ProposeOverlay(inTheirName, project, environment, changes, reason, findingId);
}

export const captureBinding: ProcessBinding = bindProcess(capture, command);
