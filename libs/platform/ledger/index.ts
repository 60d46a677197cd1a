export { foldRows } from './as-of/fold-rows';
export { LedgerAsOf } from './as-of/ledger-as-of';
export type { Candidate, PastPage } from './as-of/past-page';
export { pastPage } from './as-of/past-page';
export { PastRows } from './as-of/past-rows';
export { PastStreams } from './as-of/past-streams';
export { EventWriter } from './event-writer';
export type { ProcessEvent } from './events';
export {
  ConductorCheckpointed,
  ConductorSnapshotted,
  ledgerEvents,
  ProcessQuarantined,
  ProcessReacted,
  ProcessReleased,
  RelayCheckpointed,
} from './events';
export { ProcessInput } from './events/process-input';
export { eventAt, lastEventOf } from './last-event';
export { LedgerDecisions, StreamContended } from './ledger-decisions';
export { positionFields } from './events/positions';
export { LedgerModule } from './ledger.module';
export type { ProcessBinding } from './process-binding';
export { bindProcess } from './process-binding';
export { ProcessStory, storyOf } from './process-story';
export { StreamQuarantined } from './stream-quarantined';
