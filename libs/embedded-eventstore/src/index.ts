export type { EmbeddedEventStore, EmbeddedEventStoreOptions } from './start';
export { startEmbeddedEventStore } from './start';
