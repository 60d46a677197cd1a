import { bindProcess } from '@ledgerline/platform/ledger';
import { AnnounceExceptionEnd } from '../../commands/announce-exception-end/command';
import { ExpireException } from '../../commands/expire-exception/command';
import { exceptionExpiryProcess } from './process';

/** The exception-expiry process with the commands of the bus that it sends. */
export const exceptionExpiryBinding = bindProcess(exceptionExpiryProcess, ({ command, project, exceptionId }, cause) =>
  command === 'expire-exception'
    ? new ExpireException(cause, project, exceptionId)
    : new AnnounceExceptionEnd(cause, project, exceptionId),
);
