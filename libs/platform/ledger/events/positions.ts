import { ConductorCheckpointed } from './conductor-checkpointed';
import { ConductorSnapshotted } from './conductor-snapshotted';
import { ProcessQuarantined } from './process-quarantined';
import { ProcessReacted } from './process-reacted';
import { ProcessReleased } from './process-released';
import { RelayCheckpointed } from './relay-checkpointed';

/**
 * Event type → the fields of its data that are positions of the ledger, `a.b` for one inside another. They mean another place in another ledger, so
 * whoever copies a ledger must tell them anew; no other event may hold a position.
 */
export const positionFields: Readonly<Record<string, readonly string[]>> = {
  [ConductorCheckpointed.type]: ['position'],
  [ConductorSnapshotted.type]: ['position'],
  [ProcessQuarantined.type]: ['handledUpTo'],
  [ProcessReacted.type]: ['handledUpTo'],
  [ProcessReleased.type]: ['handledUpTo'],
  [RelayCheckpointed.type]: ['position'],
  'request.answered': ['body.position'],
};
