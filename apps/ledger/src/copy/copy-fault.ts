/**
 * Why a ledger cannot be copied, or a copy is not what was copied.
 * - `stream-metadata`, `tombstone`, `link`, `not-json`, `unsafe-number`, `revision-gap`, `position-unknown`: the source
 *   holds what cannot be copied faithfully.
 * - `target-differs`: the target holds something else than the source at some place.
 * - `order-lost`: the target took events in another order than they were sent.
 * - `target-moves`: somebody else writes to the target.
 */
export type CopyFaultCode =
  | 'stream-metadata'
  | 'tombstone'
  | 'link'
  | 'not-json'
  | 'unsafe-number'
  | 'revision-gap'
  | 'position-unknown'
  | 'target-differs'
  | 'order-lost'
  | 'target-moves';

export class CopyFault extends Error {
  constructor(
    readonly code: CopyFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'CopyFault';
  }
}
