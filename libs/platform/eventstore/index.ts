export { EventStoreLog, openEventLog } from './event-store-log';
export type { CopyMark } from './copy-mark';
export { asRecorded, splitCopyMark, withCopyMark } from './copy-mark';
export type { RawEvent } from './raw-event';
