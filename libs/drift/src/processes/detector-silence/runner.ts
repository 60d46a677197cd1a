import type { Cause } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { NoticeSilence } from '../../commands/notice-silence/command';
import { findingCommand } from '../drift-lifecycle/finding-command';
import type { SilenceCommand } from './process';
import { detectorSilence } from './process';

function command(effect: SilenceCommand, cause: Cause) {
  if (effect.command === 'close-finding') return findingCommand(effect, cause);
  const { project, environment, detectors, at } = effect;
  return new NoticeSilence(cause, project, environment, detectors, at);
}

export const detectorSilenceBinding: ProcessBinding = bindProcess(detectorSilence, command);
