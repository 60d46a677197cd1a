import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { EndSnooze } from '../../commands/end-snooze/command';
import { snoozeExpiry } from './process';

export const snoozeExpiryBinding: ProcessBinding = bindProcess(
  snoozeExpiry,
  ({ project, environment, findingId, snoozeId }, cause) =>
    new EndSnooze(cause, project, environment, findingId, snoozeId),
);
