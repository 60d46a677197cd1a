import type { LedgerFaultCode } from '@ledgerline/embedded-eventstore';
import { LedgerFault } from '@ledgerline/embedded-eventstore';
import { EventLogError } from '@ledgerline/kernel';
import { UsageError } from './arguments';
import { CopyFault } from './copy/copy-fault';
import { exitCodes } from './exit-codes';

const codesOfFaults: Readonly<Record<LedgerFaultCode, number>> = {
  'no-ledger': exitCodes.error,
  'no-backup': exitCodes.error,
  'disk-full': exitCodes.error,
  'unknown-format': exitCodes.error,
  'target-exists': exitCodes.conflict,
  damaged: exitCodes.conflict,
};

/** What people read about a failure, its stable code first, and the exit code that scripts branch on. */
export function explain(error: unknown): { readonly text: string; readonly code: number } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) return { text: `error: ${message}`, code: exitCodes.usage };
  if (error instanceof LedgerFault)
    return { text: `error: ${error.code}: ${message}`, code: codesOfFaults[error.code] };
  if (error instanceof CopyFault) return { text: `error: ${error.code}: ${message}`, code: exitCodes.conflict };
  if (error instanceof EventLogError) {
    return {
      text: `error: ${error.code}: ${message}`,
      code: error.code === 'access-denied' ? exitCodes.denied : exitCodes.error,
    };
  }
  return { text: `error: ${message}`, code: exitCodes.error };
}
