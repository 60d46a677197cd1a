export { EventStoreLog, openEventLog } from './event-store-log';
export type { EventLogOptions, Patience } from './options';
