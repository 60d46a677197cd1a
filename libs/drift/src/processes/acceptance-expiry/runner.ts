import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { ExpireAcceptance } from '../../commands/expire-acceptance/command';
import { acceptanceExpiry } from './process';

export const acceptanceExpiryBinding: ProcessBinding = bindProcess(
  acceptanceExpiry,
  ({ project, environment, findingId, exceptionId }, cause) =>
    new ExpireAcceptance(cause, project, environment, findingId, exceptionId),
);
