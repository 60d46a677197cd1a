import { deriveId } from '@ledgerline/kernel';

/** The friendly name of the exception that this command makes. */
export function exceptionIdOf(commandId: string): string {
  return `EX-${deriveId(commandId, 'exception').slice(0, 8)}`;
}
