/**
 * Why a ledger could not be backed up, restored or found good.
 * - `no-ledger`, `no-backup`: there is none in the folder.
 * - `target-exists`: something is already there, and nothing is ever overwritten.
 * - `disk-full`: there was no room; nothing was kept.
 * - `damaged`: it is not what was written; the message names the first bad place.
 * - `unknown-format`: a later version wrote it.
 */
export type LedgerFaultCode = 'no-ledger' | 'no-backup' | 'target-exists' | 'disk-full' | 'damaged' | 'unknown-format';

export class LedgerFault extends Error {
  constructor(
    readonly code: LedgerFaultCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'LedgerFault';
  }
}

export const damaged = (place: string, because: string): LedgerFault =>
  new LedgerFault('damaged', `${place}: ${because}`);
