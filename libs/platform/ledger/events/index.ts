import { ConductorCheckpointed } from './conductor-checkpointed';
import { ProcessQuarantined } from './process-quarantined';
import { ProcessReacted } from './process-reacted';
import { ProcessReleased } from './process-released';

export { ConductorCheckpointed, ProcessQuarantined, ProcessReacted, ProcessReleased };

/** What can stand in the stream of a process's instance. */
export type ProcessEvent = ProcessQuarantined | ProcessReacted | ProcessReleased;

/** Every event type that the running of processes leaves in the ledger. */
export const ledgerEvents = [ConductorCheckpointed, ProcessQuarantined, ProcessReacted, ProcessReleased] as const;
