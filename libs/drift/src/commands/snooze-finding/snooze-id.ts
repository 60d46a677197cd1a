import { deriveId } from '@ledgerline/kernel';

/** The name of the snooze that this command makes. */
export function snoozeIdOf(commandId: string): string {
  return `SN-${deriveId(commandId, 'snooze').slice(0, 8)}`;
}
