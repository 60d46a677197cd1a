import { ConductorCheckpointed } from './conductor-checkpointed';
import { ConductorSnapshotted } from './conductor-snapshotted';
import { ProcessQuarantined } from './process-quarantined';
import { ProcessReacted } from './process-reacted';
import { ProcessReleased } from './process-released';
import { RelayCheckpointed } from './relay-checkpointed';

export {
  ConductorCheckpointed,
  ConductorSnapshotted,
  ProcessQuarantined,
  ProcessReacted,
  ProcessReleased,
  RelayCheckpointed,
};

/** What can stand in the stream of a process's instance. */
export type ProcessEvent = ProcessQuarantined | ProcessReacted | ProcessReleased;

/** Every event type that the running of processes, and of the relay, leaves in the ledger. */
export const ledgerEvents = [
  ConductorCheckpointed,
  ConductorSnapshotted,
  ProcessQuarantined,
  ProcessReacted,
  ProcessReleased,
  RelayCheckpointed,
] as const;
