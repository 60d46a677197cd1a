export { EventStoreLog, openEventLog } from './event-store-log';
